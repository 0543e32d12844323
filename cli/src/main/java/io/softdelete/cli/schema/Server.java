package io.softdelete.cli.schema;

import io.softdelete.catalog.Identifier;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.text.Lexing;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database server as far as SQL for it must know: its names and how they are written. Immutable.
 *
 * @param database its product, dialect and folding
 * @param major the major version
 * @param minor the minor version
 * @param schema where unqualified names are looked for; empty when nowhere
 * @param reserved words that can't be names without quotes, in upper case
 */
public record Server(Database database, int major, int minor, String schema, Set<String> reserved) {
  /** Copies the set. */
  public Server {
    reserved = Set.copyOf(reserved);
  }

  /** The server behind a connection. */
  public static Server of(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    Database database = Database.of(metaData);
    @Nullable String schema =
        database.dialect() == Dialect.MARIADB ? connection.getCatalog() : connection.getSchema();
    Set<String> reserved =
        Stream.concat(
                ReservedWords.STANDARD.stream(),
                Stream.of(metaData.getSQLKeywords().split(",", -1)).map(String::strip))
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new Server(
        database,
        metaData.getDatabaseMajorVersion(),
        metaData.getDatabaseMinorVersion(),
        schema == null ? "" : schema,
        reserved);
  }

  /** The syntax that it speaks. */
  public Dialect dialect() {
    return database.dialect();
  }

  /** How it reads characters, as far as that doesn't depend on a session. */
  public Lexing lexing() {
    boolean mariadb = dialect() == Dialect.MARIADB;
    return new Lexing(dialect(), mariadb, !mariadb);
  }

  /** Whether it is MySQL and not MariaDB. */
  public boolean isMySql() {
    return database.product().toLowerCase(Locale.ROOT).contains("mysql");
  }

  /** Whether its version is this one or a later one. */
  public boolean isAtLeast(int wantedMajor, int wantedMinor) {
    return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
  }

  /** Whether an identifier of the catalog is a name of the live schema. */
  public boolean same(Identifier identifier, String name) {
    return same(database.folding().canonical(identifier), name);
  }

  /** Whether two spellings are one name here. */
  public boolean same(String one, String other) {
    return database.folding() == Folding.CASELESS ? one.equalsIgnoreCase(other) : one.equals(other);
  }

  /** A live name as it is written into SQL: in quotes where it needs them. */
  public String identifier(String name) {
    return isPlain(name) ? name : quoted(name);
  }

  /** An identifier of the catalog as it is written into SQL for an object that is new. */
  public String identifier(Identifier identifier) {
    return identifier.quoted()
        ? identifier(identifier.text())
        : identifier(database.folding().canonical(identifier));
  }

  /** Names separated by commas. */
  public String identifiers(List<String> names) {
    return String.join(", ", names.stream().map(this::identifier).toList());
  }

  /** A table as it is written into SQL, without the schema where that is the current one. */
  public String table(TableName name) {
    return name.schema().isEmpty() || same(name.schema(), schema)
        ? identifier(name.table())
        : identifier(name.schema()) + '.' + identifier(name.table());
  }

  /** A text as a literal. */
  public String literal(String text) {
    String doubled = text.replace("'", "''");
    return "'" + (dialect() == Dialect.MARIADB ? doubled.replace("\\", "\\\\") : doubled) + "'";
  }

  private boolean isPlain(String name) {
    boolean word =
        name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)))
            && !name.isEmpty()
            && !Character.isDigit(name.charAt(0));
    return word && !reserved.contains(name.toUpperCase(Locale.ROOT)) && keepsItsCase(name);
  }

  private boolean keepsItsCase(String name) {
    return switch (database.folding()) {
      case LOWER -> name.equals(name.toLowerCase(Locale.ROOT));
      case UPPER -> name.equals(name.toUpperCase(Locale.ROOT));
      case EXACT, CASELESS -> true;
    };
  }

  private String quoted(String name) {
    return dialect() == Dialect.MARIADB
        ? '`' + name.replace("`", "``") + '`'
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
