package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Folding;
import java.util.Locale;

/**
 * Writes live names and expressions as a catalog does. Immutable.
 *
 * @param schema whose names
 */
public record CatalogNames(Schema schema) {
  /** A table, with its schema where the name alone wouldn't be clear. */
  public String table(TableName name) {
    boolean alone =
        schema.tables().stream()
            .allMatch(
                table ->
                    !server().same(table.name().table(), name.table())
                        || table.name().equals(name));
    boolean current = server().same(name.schema(), server().schema());
    String plain = identifier(name.table());
    return key(
        (alone && current) || name.schema().isEmpty()
            ? plain
            : identifier(name.schema()) + "." + plain);
  }

  /** A column. */
  public String column(String name) {
    return key(identifier(name));
  }

  /** A column inside an SQL expression. */
  public String identifier(String name) {
    boolean plain = server().identifier(name).equals(name);
    if (!plain) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
    return server().database().folding() == Folding.UPPER ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** An SQL expression as a YAML string. */
  public static String expression(String sql) {
    return '"' + sql.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Quoted names in the quotes of YAML too. */
  private static String key(String name) {
    return name.indexOf('"') < 0 ? name : "'" + name.replace("'", "''") + "'";
  }

  private Server server() {
    return schema.server();
  }
}
