package io.softdelete.cli.doctor;

import io.softdelete.catalog.CatalogReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** An H2 database of its own, and what the doctor finds there. */
record Patient(List<Finding> findings) {
  /** Examines a schema by a catalog. */
  static Patient with(String catalog, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      Examination examination =
          Examination.of(connection, CatalogReader.read(catalog, "softdelete.yaml"));
      return new Patient(examination.findings());
    }
  }

  /** What a rule found. */
  List<Finding> by(String rule) {
    return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  /** What a rule found, and that its statements mend it. */
  static List<Finding> mended(String rule, String catalog, String... statements)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      Examination before =
          Examination.of(connection, CatalogReader.read(catalog, "softdelete.yaml"));
      for (Finding finding : new Patient(before.findings()).by(rule)) {
        for (String sql : finding.fix()) {
          statement.execute(sql);
        }
      }
      Examination after =
          Examination.of(connection, CatalogReader.read(catalog, "softdelete.yaml"));
      return new Patient(after.findings()).by(rule);
    }
  }
}
