package io.softdelete.cli.doctor;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Identifier;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Server;
import io.softdelete.cli.schema.Table;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts rows that the audit table tells to be marked as deleted, and that are gone: somebody
 * removed them past the driver. Tables with a retention are left out, PURGE may have been there.
 */
final class AuditGaps {
  private AuditGaps() {}

  static Map<TableName, Long> count(Connection connection, Registration registration)
      throws SQLException {
    Map<TableName, Long> gaps = new HashMap<>();
    for (RegisteredTable table : registration.tables()) {
      Optional<String> query = query(registration, table);
      if (query.isPresent()) {
        long missing = count(connection, query.get(), table);
        if (missing > 0) {
          gaps.put(table.table().name(), missing);
        }
      }
    }
    return gaps;
  }

  private static long count(Connection connection, String query, RegisteredTable table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table.policy().name().sql());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static Optional<String> query(Registration registration, RegisteredTable table) {
    List<String> key = table.table().primaryKey();
    boolean asked =
        table.policy().audit()
            && table.soft().isPresent()
            && table.policy().retention().isEmpty()
            && key.size() == 1;
    return asked
        ? registration
            .catalog()
            .audit()
            .map(Audit::table)
            .flatMap(registration.schema()::find)
            .flatMap(audit -> query(registration.schema(), table, audit, key.get(0)))
        : Optional.empty();
  }

  private static Optional<String> query(
      Schema schema, RegisteredTable table, Table audit, String key) {
    Server server = schema.server();
    Optional<String> name = column(schema, audit, "table_name");
    Optional<String> record = column(schema, audit, "record_id");
    if (name.isEmpty() || record.isEmpty()) {
      return Optional.empty();
    }
    String text = server.dialect() == Dialect.MARIADB ? "char" : "varchar(255)";
    return Optional.of(
        "SELECT COUNT(DISTINCT a."
            + record.get()
            + ") FROM "
            + server.table(audit.name())
            + " a WHERE a."
            + name.get()
            + " = ? AND NOT EXISTS (SELECT 1 FROM "
            + table.sql()
            + " t WHERE CAST(t."
            + server.identifier(key)
            + " AS "
            + text
            + ") = a."
            + record.get()
            + ")");
  }

  private static Optional<String> column(Schema schema, Table table, String name) {
    return schema
        .column(table, new Identifier(name, false))
        .map(Column::name)
        .map(schema.server()::identifier);
  }
}
