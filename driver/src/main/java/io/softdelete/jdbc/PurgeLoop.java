package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.verb.RowsLeft;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a purge, batch by batch. Used once, by one thread. */
final class PurgeLoop {
  private final Connections.Lease lease;
  private final Selection rows;
  private final int batch;
  private final Duration pause;
  private final Optional<Duration> limit;
  private final Consumer<PurgeProgress> listener;
  private final long begin = System.nanoTime();
  private final List<Purged.Table> tables = new ArrayList<>();
  private boolean stopped;

  PurgeLoop(
      Connections.Lease lease,
      Selection rows,
      int batch,
      Duration pause,
      Optional<Duration> limit,
      Consumer<PurgeProgress> listener) {
    this.lease = lease;
    this.rows = rows;
    this.batch = batch;
    this.pause = pause;
    this.limit = limit;
    this.listener = listener;
  }

  /** Counts the rows that are due. */
  interface Count {
    /** How many there are. */
    long rows() throws SQLException;
  }

  /** What a batch did; {@code left} are rows that it met and that have to stay. */
  private record Batch(long purged, long left) {}

  void purge(BinTable table, Count due) throws SQLException {
    String verb = SelectionSql.verb("PURGE", table, rows);
    List<? extends @Nullable Object> parameters = SelectionSql.parameters(table, rows);
    String name = table.name().toString();
    long purged = 0;
    // Rows that have to stay may fill a batch, behind which there are others.
    long size = batch;
    boolean more = !isOver();
    while (more) {
      Batch done = batch(verb + " LIMIT " + size, parameters);
      purged += done.purged();
      listener.accept(new PurgeProgress(name, done.purged(), purged, elapsed()));
      boolean full = done.purged() + done.left() >= size;
      size = done.purged() > 0 || !full ? batch : size * 2;
      more = (done.purged() > 0 || full) && !isOver() && !pauses();
    }
    tables.add(new Purged.Table(name, purged, due.rows()));
    lease.done();
  }

  private Batch batch(String sql, List<? extends @Nullable Object> parameters) throws SQLException {
    Connection connection = lease.bin().connection();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      long purged = statement.executeLargeUpdate();
      long left = 0;
      for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
        left += next instanceof RowsLeft some ? some.rows() : 0;
      }
      lease.done();
      return new Batch(purged, left);
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private boolean isOver() {
    stopped |=
        Thread.currentThread().isInterrupted()
            || limit.filter(most -> elapsed().compareTo(most) >= 0).isPresent();
    return stopped;
  }

  /** Waits; whether that was interrupted. */
  private boolean pauses() {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    return stopped;
  }

  Purged outcome() {
    return new Purged(tables, !stopped, elapsed());
  }
}
