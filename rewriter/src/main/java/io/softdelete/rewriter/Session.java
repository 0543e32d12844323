package io.softdelete.rewriter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** Whether square brackets delimit identifiers (H2's and MariaDB's modes of SQL Server). */
  boolean squareBracketsDelimitIdentifiers();

  /** Which database H2 imitates: {@code MySQL}, {@code REGULAR}; elsewhere the empty text. */
  String compatibilityMode();

  /** The major version of the server: 17. */
  int majorVersion();

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
   * The columns of a table's primary key in their order; empty without one.
   *
   * @param schema the schema as the database spells it; empty for an unqualified name
   * @param table the name as the database knows it
   */
  List<String> primaryKey(Optional<String> schema, String table);

  /**
   * What makes the rows of a table unique: its primary key, its unique constraints and indexes, and
   * its exclusion constraints.
   *
   * @param schema the schema as the database spells it; empty for an unqualified name
   * @param table the name as the database knows it
   */
  List<UniqueKey> uniqueKeys(Optional<String> schema, String table);

  /**
   * The tables whose foreign keys lead to a table, as they are to be shown; itself, where it refers
   * to itself.
   *
   * @param schema the schema as the database spells it; empty for an unqualified name
   * @param table the name as the database knows it
   */
  List<String> referrers(Optional<String> schema, String table);

  /**
   * A column of the live schema. Immutable.
   *
   * @param name the name as the database spells it
   * @param type the type as a CAST writes it
   * @param length the most characters or bytes that it holds; 0 where nothing is said
   * @param traits what else is to be known
   * @param byDefault the default as the database writes it, on MariaDB also what computes a
   *     generated column; empty for none and for a number
   * @param collation MariaDB: the collation of a text
   */
  record Column(
      String name,
      String type,
      int length,
      Set<Trait> traits,
      Optional<String> byDefault,
      Optional<String> collation) {
    /** Copies the set. */
    public Column {
      traits = Set.copyOf(traits);
    }

    /** A column whose collation isn't asked for. */
    public Column(
        String name, String type, int length, Set<Trait> traits, Optional<String> byDefault) {
      this(name, type, length, traits, byDefault, Optional.empty());
    }

    /** A column of which nothing else is known. */
    public Column(String name, String type) {
      this(name, type, 0, Set.of(), Optional.empty());
    }

    /** Whether the column has a trait. */
    public boolean is(Trait trait) {
      return traits.contains(trait);
    }

    /** Whether the value is computed from other columns. */
    public boolean generated() {
      return is(Trait.GENERATED);
    }
  }

  /** What a database says of a column. */
  enum Trait {
    /** The value is computed from other columns. */
    GENERATED,
    /** The value is a number that the database gives. */
    IDENTITY,
    /** It must not be NULL. */
    NOT_NULL,
    /** It has a default. */
    DEFAULT,
    /** The value is a number that the database gives when a statement gives none. */
    NUMBERED,
    /** The value is such a number even when a statement gives one. */
    ALWAYS_NUMBERED,
    /** An UPDATE that doesn't write it sets it to the time (MariaDB). */
    STAMPED,
    /** An INSERT that names no columns gives no value for it (H2, MariaDB). */
    INVISIBLE
  }
}
