package io.softdelete.jdbc.bin;

import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.SchemaView;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.GhostTables;
import io.softdelete.jdbc.wrap.SoftDeleteConnection;
import io.softdelete.rewriter.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The deleted rows behind one connection. As thread-safe as the connection.
 *
 * @param connection the connection as it was given: a pool's, perhaps
 * @param plain the database's own behind it
 * @param schema what is registered
 */
public record Bin(Connection connection, Connection plain, SchemaView schema) {
  /**
   * Behind a connection of this driver, or of a pool of them.
   *
   * @throws SQLException SD005 when it is another driver's
   */
  public static Bin of(Connection connection) throws SQLException {
    if (!connection.isWrapperFor(SoftDeleteConnection.class)) {
      throw SqlErrors.invalidConfiguration(
          "The connection isn't the soft delete driver's: "
              + connection.getClass().getName()
              + ". Instead: connect by jdbc:softdelete:…, or through SoftDeleteDataSource.");
    }
    SoftDeleteConnection ours = connection.unwrap(SoftDeleteConnection.class);
    return new Bin(connection, ours.plain(), ours.schema());
  }

  /**
   * A registered table by its name, as SQL resolves it.
   *
   * @throws SQLException SD002 when no registered table has this name
   * @throws IllegalArgumentException when it isn't a name
   */
  public BinTable table(String name) throws SQLException {
    TableName table = resolved(CatalogName.parse(name));
    TablePolicy policy =
        schema
            .keys()
            .policy(table)
            .orElseThrow(
                () ->
                    SqlErrors.unsafe(
                        name
                            + " isn't a registered table. Instead: register it in the catalog, or"
                            + " correct the name."));
    return table(table, policy);
  }

  /** The tables of the catalog that a condition holds for, children before parents. */
  public List<BinTable> tables(Predicate<TablePolicy> condition) throws SQLException {
    Set<TableName> open = new LinkedHashSet<>();
    for (TablePolicy policy : schema.catalog().tables()) {
      if (condition.test(policy)) {
        open.add(resolved(policy.name()));
      }
    }
    List<BinTable> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      // In a circle any order is as good.
      TableName next =
          open.stream()
              .filter(table -> !isReferredTo(table, open))
              .findFirst()
              .orElseGet(() -> open.iterator().next());
      open.remove(next);
      ordered.add(table(next, schema.keys().policy(next).orElseThrow()));
    }
    return ordered;
  }

  private boolean isReferredTo(TableName table, Set<TableName> by) {
    return schema.keys().keysTo(table).stream()
        .map(ForeignKey::child)
        .anyMatch(child -> !child.equals(table) && by.contains(child));
  }

  private BinTable table(TableName name, TablePolicy policy) throws SQLException {
    try {
      return new BinTable(this, name, policy);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  /** The table in the live schema that a name finds. */
  TableName resolved(CatalogName name) throws SQLException {
    try {
      String table = spelled(name.table());
      Optional<String> found =
          name.schema().isPresent()
              ? name.schema().map(this::spelled)
              : schema.live().schemaOf(table);
      return schema.keys().spelled(found.orElse(""), table);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  private String spelled(Identifier name) {
    Folding folding = schema.rewriter().settings().folding();
    return folding == Folding.CASELESS ? name.text() : folding.canonical(name);
  }

  GhostTables ghosts() {
    return new GhostTables(schema.live(), schema.keys(), schema.rewriter().settings().folding());
  }

  /** Whether rows of a table are still somewhere when they were deleted. */
  public static boolean keepsRows(TablePolicy policy) {
    return !(policy.deletion() instanceof Deletion.Hard);
  }
}
