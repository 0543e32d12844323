package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.Bin;
import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.bin.GhostQuery;
import io.softdelete.jdbc.bin.Trail;
import io.softdelete.rewriter.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delivers what happened since a cursor. A transaction may become visible long after the time that
 * it wrote down: so every reading begins where the longest transaction may have begun, and delivers
 * again what it delivered before.
 */
final class Feed {
  private final Bin bin;
  private final Duration longest;
  private final Consumer<Change> consumer;

  Feed(Bin bin, Duration longest, Consumer<Change> consumer) {
    this.bin = bin;
    this.longest = longest;
    this.consumer = consumer;
  }

  Cursor since(Cursor cursor) throws SQLException {
    // Before anything is read: what becomes visible meanwhile belongs to the next time.
    Cursor next = new Cursor(oldestRunning());
    Instant from =
        cursor.from().equals(Instant.EPOCH) ? cursor.from() : cursor.from().minus(longest);
    Connection plain = bin.plain();
    boolean autoCommit = plain.getAutoCommit();
    if (autoCommit) {
      // PostgreSQL's driver keeps all rows in memory otherwise.
      plain.setAutoCommit(false);
    }
    try {
      for (BinTable table : bin.tables(policy -> true)) {
        deliver(table, from);
      }
    } finally {
      if (autoCommit) {
        plain.setAutoCommit(true);
      }
    }
    return next;
  }

  /** The database's time, or when the oldest transaction began that it lets us see. */
  private Instant oldestRunning() throws SQLException {
    String query =
        bin.schema().dialect() == Dialect.POSTGRESQL
            ? "SELECT least(CURRENT_TIMESTAMP, (SELECT min(xact_start) FROM pg_stat_activity"
                + " WHERE datname = current_database()), (SELECT min(prepared) FROM"
                + " pg_prepared_xacts WHERE database = current_database()))"
            : "SELECT CURRENT_TIMESTAMP";
    try (PreparedStatement statement = bin.plain().prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      Timestamp time = rows.getTimestamp(1);
      return time.toInstant();
    }
  }

  private void deliver(BinTable table, Instant from) throws SQLException {
    Inquiry inquiry = new Inquiry(table);
    Optional<Trail> trail = table.policy().audit() ? Trail.of(table) : Optional.empty();
    if (trail.filter(Trail::saysWhat).isPresent()) {
      trail
          .get()
          .since(
              from,
              entry ->
                  entry
                      .action()
                      .flatMap(Change::kind)
                      .ifPresent(kind -> consumer.accept(new Change(kind, inquiry.row(entry)))));
    } else if (Bin.keepsRows(table.policy())) {
      GhostQuery ghosts = new GhostQuery(table);
      if (ghosts.hasTime()) {
        ghosts.since(
            from, row -> consumer.accept(new Change(Change.Kind.DELETED, inquiry.row(row))));
      }
    }
  }
}
