package io.softdelete.rewriter.parse;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Visibility;
import java.util.Optional;

/**
 * One place where a statement names a table. Positions are token indices. Immutable.
 *
 * @param first the first token: ONLY, or the name's first part
 * @param nameFirst the first part of the name
 * @param nameLast the last part of the name
 * @param relationLast the last token before an alias: the name, an asterisk or a bracket
 * @param alias the alias; -1 without one
 * @param columnAliases the bracket that opens a list of new column names; -1 without one
 * @param last the last token of all that belongs to the reference
 * @param decorated whether sampling, index hints or brackets belong to it, so that a derived table
 *     has to hold it with all of that
 * @param policy the table's policy; empty for a table that isn't registered
 * @param visibility what a hint behind the name asks for
 */
public record TableReference(
    int first,
    int nameFirst,
    int nameLast,
    int relationLast,
    int alias,
    int columnAliases,
    int last,
    boolean decorated,
    Optional<TablePolicy> policy,
    Optional<Visibility> visibility) {

  /** The same reference within brackets that have the alias. */
  TableReference bracketed(int open, int close, int outerAlias, int outerColumns, int outerLast) {
    return new TableReference(
        open,
        nameFirst,
        nameLast,
        close,
        outerAlias,
        outerColumns,
        outerLast,
        decorated,
        policy,
        visibility);
  }

  /** The same reference with brackets around it that have no alias. */
  TableReference enclosed(int open, int close) {
    return new TableReference(
        open, nameFirst, nameLast, close, alias, columnAliases, close, true, policy, visibility);
  }
}
