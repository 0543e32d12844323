package io.softdelete.cli.doctor;

import java.util.List;

/**
 * Something that a rule found. Immutable.
 *
 * @param severity how bad it is
 * @param rule the rule's id
 * @param table the table that it is about, as it is written into SQL
 * @param what what was found
 * @param why why it matters, and what to do where no SQL helps
 * @param fix the statements that mend it; empty where none do
 */
public record Finding(
    Severity severity, String rule, String table, String what, String why, List<String> fix) {
  /** Copies the list. */
  public Finding {
    fix = List.copyOf(fix);
  }

  /** An error without a fix. */
  public static Finding error(String rule, String table, String what, String why) {
    return new Finding(Severity.ERROR, rule, table, what, why, List.of());
  }

  /** A warning without a fix. */
  public static Finding warning(String rule, String table, String what, String why) {
    return new Finding(Severity.WARNING, rule, table, what, why, List.of());
  }

  /** A note without a fix. */
  public static Finding note(String rule, String table, String what, String why) {
    return new Finding(Severity.NOTE, rule, table, what, why, List.of());
  }

  /** The same with the statements that mend it. */
  public Finding fixedBy(List<String> statements) {
    return new Finding(severity, rule, table, what, why, statements);
  }

  /** The same with the statement that mends it. */
  public Finding fixedBy(String statement) {
    return fixedBy(List.of(statement));
  }
}
