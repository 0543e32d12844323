package io.softdelete.cli.explain;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.cli.options.Target;
import io.softdelete.jdbc.execute.DeletionImpact;
import io.softdelete.jdbc.execute.DeletionPreview;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database that is asked, and never changed. Not thread-safe. */
final class LiveDatabase implements AutoCloseable {
  private static final String CONNECTION_LOST = "08";

  private final Connection plain;
  private final Connection softDelete;
  private final LiveRewriting live;
  private final DeletionPreview preview;

  private LiveDatabase(Connection plain, Connection softDelete, Catalog catalog)
      throws SQLException {
    this.plain = plain;
    this.softDelete = softDelete;
    this.live = LiveRewriting.on(plain, catalog);
    this.preview = DeletionPreview.on(plain, live.rewriter().settings());
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

  /** A text in the words of the database's own driver: PostgreSQL's numbers the parameters. */
  String asTheServerSeesIt(String sql) throws SQLException {
    return plain.nativeSQL(sql);
  }

  /** What a statement would delete; empty when it deletes nothing. Nothing is changed. */
  Optional<Impact> impact(String sql) throws SQLException {
    try {
      return preview.of(sql).map(LiveDatabase::counted);
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_LOST)) {
        throw e;
      }
      return Optional.of(new Impact.Unknown(firstLine(e)));
    }
  }

  private static Impact counted(DeletionImpact impact) {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
    List<ImpactRow> rows = new ArrayList<>();
    rows.add(ImpactRow.of(impact.named(), now));
    impact.reached().forEach(reached -> rows.add(ImpactRow.of(reached, now)));
    return new Impact.Counted(rows, impact.blocked().stream().map(BlockedKey::of).toList());
  }

  /** The database's plan; what it can't explain has one that says so. */
  QueryPlan plan(String of, String sql) {
    try {
      return Planning.of(live.rewriter().settings().dialect()).plan(plain, of, sql);
    } catch (SQLException e) {
      return new QueryPlan(of, List.of("no plan: " + firstLine(e)), List.of());
    }
  }

  private static String firstLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public void close() throws SQLException {
    try (plain) {
      softDelete.close();
    }
  }
}
