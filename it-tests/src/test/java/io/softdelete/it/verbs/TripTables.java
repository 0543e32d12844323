package io.softdelete.it.verbs;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of round trips: random rows, random deletions, and all that is in them. */
final class TripTables {
  /** How a table's rows are deleted. */
  enum Kind {
    SOFT("id, token, deleted_at, deletion_id, deleted_by"),
    LABELLED("id, token, deleted_at, deletion_id, deleted_by, label"),
    ARCHIVED("id, name"),
    HARD("id");

    private final String columns;

    Kind(String columns) {
      this.columns = columns;
    }
  }

  /** A column that refers to a table. */
  record Reference(String column, String table, String onDelete) {
    Reference(String column, String table) {
      this(column, table, "CASCADE");
    }
  }

  record Table(String name, Kind kind, List<Reference> references) {
    Table(String name, Kind kind, Reference... references) {
      this(name, kind, List.of(references));
    }

    /** Where its deleted rows are. */
    String place() {
      return kind == Kind.ARCHIVED ? name + "_archive" : name;
    }
  }

  private final Server server;
  private final List<Table> tables;
  private final Random random;
  private final String state;

  TripTables(Server server, List<Table> tables, Random random) {
    this.server = server;
    this.tables = tables;
    this.random = random;
    this.state = stateQuery();
  }

  String catalog() {
    StringBuilder yaml =
        new StringBuilder(
            """
            defaults:
              set: {deletion_id: "${operation}", deleted_by: "${actor}", token: id}
              unset: {token: 0}
            tables:
            """);
    for (Table table : tables) {
      yaml.append("  ").append(table.name()).append(": ");
      yaml.append(
          switch (table.kind()) {
            case SOFT -> "{}\n";
            case LABELLED ->
                "{set: {deletion_id: \"${operation}\", deleted_by: \"${actor}\", token: id, label: \"'closed'\"}}\n";
            case ARCHIVED ->
                "{delete: archive, archive: {table: %s_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: \"${operation}\"}}}\n"
                    .formatted(table.name());
            case HARD -> "{delete: hard}\n";
          });
    }
    return yaml.toString();
  }

  String[] ddl() {
    List<String> ddl = new ArrayList<>();
    for (Table table : tables) {
      String own =
          switch (table.kind()) {
            case SOFT, LABELLED ->
                ", token INT DEFAULT 0 NOT NULL, deleted_at {timestamp} NULL, deletion_id {uuid} NULL, deleted_by VARCHAR(80) NULL"
                    + (table.kind() == Kind.LABELLED ? ", label VARCHAR(20)" : "");
            case ARCHIVED -> ", name VARCHAR(20)";
            case HARD -> "";
          };
      String columns =
          table.references().stream()
              .map(reference -> ", " + reference.column() + " INT")
              .collect(Collectors.joining());
      String keys =
          table.references().stream()
              .map(
                  reference ->
                      ", FOREIGN KEY (%s) REFERENCES %s (id) ON DELETE %s"
                          .formatted(reference.column(), reference.table(), reference.onDelete()))
              .collect(Collectors.joining());
      ddl.add("CREATE TABLE " + table.name() + " (id INT PRIMARY KEY" + own + columns + keys + ")");
      if (table.kind() == Kind.ARCHIVED) {
        ddl.add(
            "CREATE TABLE %s (id INT, name VARCHAR(20)%s, archived_at {timestamp}, deletion_id {uuid})"
                .formatted(table.place(), columns));
      }
    }
    return ddl.toArray(String[]::new);
  }

  /** Puts other rows into all tables. */
  void populate(Connection plain) throws SQLException {
    List<Table> backwards = new ArrayList<>(tables);
    Collections.reverse(backwards);
    try (Statement statement = plain.createStatement()) {
      for (Table table : backwards) {
        for (Reference reference : table.references()) {
          if (reference.table().equals(table.name())) {
            statement.execute(
                "UPDATE %s SET %s = NULL".formatted(table.name(), reference.column()));
          }
        }
        statement.execute("DELETE FROM " + table.name());
        if (table.kind() == Kind.ARCHIVED) {
          statement.execute("DELETE FROM " + table.place());
        }
      }
      int rows = 4 + random.nextInt(10);
      for (Table table : tables) {
        String columns =
            table.references().stream()
                .map(reference -> ", " + reference.column())
                .collect(Collectors.joining());
        String label = table.kind() == Kind.LABELLED ? ", label" : "";
        String values =
            IntStream.rangeClosed(1, rows)
                .mapToObj(
                    id ->
                        table.references().stream()
                            .map(reference -> ", " + reference(table, reference, id, rows))
                            .collect(
                                Collectors.joining(
                                    "", "(" + id, label.isEmpty() ? ")" : ", 'open')")))
                .collect(Collectors.joining(", "));
        statement.execute(
            "INSERT INTO %s (id%s%s) VALUES %s".formatted(table.name(), columns, label, values));
      }
    }
  }

  private String reference(Table table, Reference reference, int id, int rows) {
    int most = reference.table().equals(table.name()) ? id - 1 : rows;
    return most == 0 || random.nextInt(4) == 0 ? "NULL" : String.valueOf(1 + random.nextInt(most));
  }

  Table any() {
    return tables.get(random.nextInt(tables.size()));
  }

  String deletion(Table table) {
    int a = 1 + random.nextInt(12);
    int b = 1 + random.nextInt(12);
    String delete = "DELETE FROM " + table.name() + " WHERE id ";
    return switch (random.nextInt(4)) {
      case 0 -> delete + "= " + a;
      case 1 -> delete + "IN (" + a + ", " + b + ")";
      case 2 -> delete + "BETWEEN " + Math.min(a, b) + " AND " + Math.max(a, b);
      default -> delete + "% 3 = " + a % 3;
    };
  }

  /** Every row of every table and archive: what it is called, and its columns. */
  Map<String, Map<String, String>> state(Connection plain) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery(state)) {
      Map<String, Map<String, String>> state = new TreeMap<>();
      while (rows.next()) {
        String[] cells = rows.getString(1).split("\\|", -1);
        Map<String, String> columns = new LinkedHashMap<>();
        for (String cell : cells[1].split(";", -1)) {
          String[] pair = cell.split("=", 2);
          columns.put(pair[0], pair[1]);
        }
        String name = cells[0] + " " + columns.get("id");
        // An archive holds a row of the same key more than once.
        while (state.containsKey(name)) {
          name += "'";
        }
        state.put(name, columns);
      }
      return state;
    }
  }

  private String stateQuery() {
    List<String> queries = new ArrayList<>();
    for (Table table : tables) {
      List<String> columns = new ArrayList<>(List.of(table.kind().columns.split(", ", -1)));
      table.references().forEach(reference -> columns.add(reference.column()));
      queries.add(query(table.name(), columns));
      if (table.kind() == Kind.ARCHIVED) {
        columns.addAll(List.of("archived_at", "deletion_id"));
        queries.add(query(table.place(), columns));
      }
    }
    return String.join(" UNION ALL ", queries) + " ORDER BY 1";
  }

  private String query(String table, List<String> columns) {
    String text = server == Server.MARIADB ? "CHAR(80)" : "VARCHAR(80)";
    return columns.stream()
        .map(column -> "'%s=', COALESCE(CAST(%s AS %s), 'NULL')".formatted(column, column, text))
        .collect(
            Collectors.joining(", ';', ", "SELECT CONCAT('" + table + "|', ", ") FROM " + table));
  }
}
