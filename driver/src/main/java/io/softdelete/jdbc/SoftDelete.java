package io.softdelete.jdbc;

import io.softdelete.jdbc.execute.AttributionScope;
import io.softdelete.rewriter.Attribution;
import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where applications begin who want more than SQL: {@link #on(DataSource)}. And it says who acts,
 * and why, for all that this thread does on connections of this driver:
 *
 * <pre>{@code
 * try (var scope = SoftDelete.as("alice", "ticket 4711")) {
 *   orders.delete(17);
 * }
 * }</pre>
 *
 * <p>Scopes may be opened within each other; the innermost counts. They belong to their thread, and
 * are not inherited by threads that it starts.
 */
public final class SoftDelete {
  private SoftDelete() {}

  /** Opens a scope in which this actor acts. */
  public static Scope as(String actor) {
    return new Scope(new Attribution(Optional.of(actor), Optional.empty()));
  }

  /** Opens a scope in which this actor acts, for this reason. */
  public static Scope as(String actor, String reason) {
    return new Scope(new Attribution(Optional.of(actor), Optional.of(reason)));
  }

  /**
   * What can be done with the deleted rows behind a data source: restoring, purging, erasing.
   *
   * @param source a {@link SoftDeleteDataSource}, or a pool of this driver's connections
   */
  public static RecycleBin on(DataSource source) {
    return new RecycleBin(new Connections.Borrowed(source), Optional.empty());
  }

  /**
   * What can be done with the deleted rows behind a connection.
   *
   * @param connection one of this driver's, or of a pool of them; it is left open
   */
  public static RecycleBin on(Connection connection) {
    return new RecycleBin(new Connections.Given(connection), Optional.empty());
  }

  /** A scope, until it is closed. */
  public static final class Scope implements AutoCloseable {
    private final AttributionScope scope;

    private Scope(Attribution attribution) {
      this.scope = AttributionScope.open(attribution);
    }

    /**
     * Ends the scope; what held before holds again.
     *
     * @throws IllegalStateException on another thread, or while a scope within it is open
     */
    @Override
    public void close() {
      scope.close();
    }
  }
}
