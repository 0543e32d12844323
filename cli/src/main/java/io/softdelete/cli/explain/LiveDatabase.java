package io.softdelete.cli.explain;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.cli.options.Target;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database that is asked, and never changed. Not thread-safe. */
final class LiveDatabase implements AutoCloseable {
  private final Connection plain;
  private final Connection softDelete;
  private final LiveRewriting live;

  private LiveDatabase(Connection plain, Connection softDelete, Catalog catalog)
      throws SQLException {
    this.plain = plain;
    this.softDelete = softDelete;
    this.live = LiveRewriting.on(plain, catalog);
  }

  /** Opens it with the driver and beside it. */
  static LiveDatabase open(Target target, Catalog catalog, Map<String, String> settings)
      throws SQLException {
    Connection plain = target.plain();
    try {
      Connection softDelete = target.softDelete(settings);
      try {
        return new LiveDatabase(plain, softDelete, catalog);
      } catch (SQLException e) {
        softDelete.close();
        throw e;
      }
    } catch (SQLException e) {
      plain.close();
      throw e;
    }
  }

  Rewriter rewriter() {
    return live.rewriter();
  }

  Session session() {
    return live.session();
  }

  /** What the driver sends for a statement; its steps one below the other. */
  String sent(String sql) throws SQLException {
    return softDelete.nativeSQL(sql);
  }

  /** The database's plan; what it can't explain has one that says so. */
  QueryPlan plan(String of, String sql) {
    try {
      return Planning.of(live.rewriter().settings().dialect()).plan(plain, of, sql);
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new QueryPlan(of, List.of("no plan: " + message), List.of());
    }
  }

  @Override
  public void close() throws SQLException {
    try (plain) {
      softDelete.close();
    }
  }
}
