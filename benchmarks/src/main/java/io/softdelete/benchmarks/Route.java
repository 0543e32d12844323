package io.softdelete.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A way to the database: the plain driver, this one, or another wrapper. */
public enum Route {
  /** The database's own driver. */
  PLAIN("jdbc:", ""),
  /** This driver, with the table {@code users} registered. */
  SOFTDELETE("jdbc:softdelete:", ";softdelete.tables=users"),
  /** p6spy without its logging, as a wrapper that rewrites nothing. */
  P6SPY("jdbc:p6spy:", "");

  private final String prefix;
  private final String settings;

  Route(String prefix, String settings) {
    this.prefix = prefix;
    this.settings = settings;
  }

  /** A connection to an H2 in memory of its own. */
  Connection openH2() throws SQLException {
    return DriverManager.getConnection(prefix + "h2:mem:" + settings);
  }

  /** The condition that a hand-written statement carries, and this driver adds. */
  String active() {
    return this == SOFTDELETE ? "" : "users.deleted_at IS NULL AND ";
  }
}
