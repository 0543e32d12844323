package io.softdelete.rewriter;

import java.util.List;
import java.util.Optional;

/**
 * What the rewriter may ask about the connection that a statement runs on. Each question is asked
 * only when the answer decides something; a rewriting that asked one holds for that connection only
 * ({@link Rewrite#shareable()}). An implementation answers from the live database and may throw its
 * own unchecked exception when it can't.
 */
public interface Session {
  /**
   * Whether a backslash escapes in a plain string literal (PostgreSQL's {@code
   * standard_conforming_strings = off}, MariaDB without {@code NO_BACKSLASH_ESCAPES}).
   */
  boolean backslashEscapes();

  /** Whether double quotes delimit identifiers (always, but for MariaDB without ANSI_QUOTES). */
  boolean doubleQuotesDelimitIdentifiers();

  /**
   * The schema in which an unqualified table name is found now, as the database spells it; empty
   * when there is no such table or it is a temporary or a system table.
   *
   * @param table the name as the database knows it ({@link Folding#canonical})
   */
  Optional<String> schemaOf(String table);

  /**
   * Whether temporary tables of this session may hide registered ones, so that {@link #schemaOf}
   * must be asked for every unqualified name.
   */
  boolean mayHaveTemporaryTables();

  /**
   * The columns of a table in their order.
   *
   * @param schema the schema as the database spells it; empty for an unqualified name
   * @param table the name as the database knows it
   */
  List<Column> columns(Optional<String> schema, String table);

  /**
   * A column of the live schema.
   *
   * @param name the name as the database spells it
   * @param type the type as a CAST writes it
   * @param generated whether the value is computed from other columns, where the database tells
   */
  record Column(String name, String type, boolean generated) {
    /** A column that isn't generated. */
    public Column(String name, String type) {
      this(name, type, false);
    }
  }
}
