package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose outcome is its delegate's, or that of the substitute which ran last. Few
 * statements ever have one, so that it costs the others no field of its own: what most statements
 * have to remember is one result set.
 */
abstract class OutcomeStatement extends ForwardingStatement {
  private volatile @Nullable Sequel sequel;

  OutcomeStatement(Statement delegate) {
    super(delegate);
  }

  /** From now on the outcome is the substitute's, which is closed with the statement. */
  final <T extends Substitute> T divert(T substitute) throws SQLException {
    rejoin();
    detour().substitute = substitute;
    return substitute;
  }

  /** From now on the outcome is the delegate's, and what was given before is forgotten. */
  final void rejoin() throws SQLException {
    Sequel current = sequel;
    if (current == null) {
      return;
    }
    if (!(current instanceof Detour taken)) {
      sequel = null;
      return;
    }
    Substitute substitute = taken.substitute;
    taken.given.clear();
    taken.substitute = null;
    if (substitute != null) {
      substitute.close();
    }
  }

  /** The one object of ours for a result set of the delegate's. */
  @Override
  final @Nullable ResultSet owned(@Nullable ResultSet rows) {
    if (rows == null) {
      return null;
    }
    Sequel current = sequel;
    SoftDeleteResultSet known = current == null ? null : current.given(rows);
    return known != null ? known : gave(wrapped(rows));
  }

  abstract SoftDeleteResultSet wrapped(ResultSet rows);

  /** Remembers what was given, until the next execution. */
  final SoftDeleteResultSet gave(SoftDeleteResultSet rows) {
    if (sequel == null) {
      sequel = rows;
    } else {
      detour().given.add(rows);
    }
    return rows;
  }

  private @Nullable Substitute substitute() {
    return sequel instanceof Detour taken ? taken.substitute : null;
  }

  private Detour detour() {
    Sequel current = sequel;
    if (current instanceof Detour taken) {
      return taken;
    }
    Detour taken = new Detour();
    if (current instanceof SoftDeleteResultSet rows) {
      taken.given.add(rows);
    }
    sequel = taken;
    return taken;
  }

  /** The texts added so far; made when first asked for. */
  final TextBatch batch() {
    Detour current = detour();
    TextBatch batch = current.batch;
    if (batch == null) {
      batch = new TextBatch();
      current.batch = batch;
    }
    return batch;
  }

  final boolean hasBatch() {
    return sequel instanceof Detour taken && taken.batch != null;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    Substitute substitute = substitute();
    try {
      return owned(substitute == null ? delegate.getResultSet() : substitute.getResultSet());
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  @Override
  public final int getUpdateCount() throws SQLException {
    Substitute substitute = substitute();
    return substitute == null ? super.getUpdateCount() : substitute.getUpdateCount();
  }

  @Override
  public final long getLargeUpdateCount() throws SQLException {
    Substitute substitute = substitute();
    return substitute == null ? super.getLargeUpdateCount() : substitute.getLargeUpdateCount();
  }

  @Override
  public final boolean getMoreResults() throws SQLException {
    Substitute substitute = substitute();
    return substitute == null ? super.getMoreResults() : substitute.getMoreResults();
  }

  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    Substitute substitute = substitute();
    return substitute == null ? super.getMoreResults(current) : substitute.getMoreResults(current);
  }

  @Override
  public final @Nullable ResultSet getGeneratedKeys() throws SQLException {
    Substitute substitute = substitute();
    try {
      return owned(
          substitute == null ? delegate.getGeneratedKeys() : substitute.getGeneratedKeys());
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    Substitute substitute = substitute();
    return substitute == null ? super.getWarnings() : substitute.getWarnings();
  }

  @Override
  public final void clearWarnings() throws SQLException {
    Substitute substitute = substitute();
    super.clearWarnings();
    if (substitute != null) {
      substitute.clearWarnings();
    }
  }

  /** The delegate doesn't know when the rows of a substitute are closed. */
  final void rowsClosed() throws SQLException {
    if (substitute() != null && !isClosed() && isCloseOnCompletion()) {
      close();
    }
  }

  @Override
  public final void cancel() throws SQLException {
    Substitute substitute = substitute();
    if (substitute == null) {
      super.cancel();
    } else {
      substitute.cancel();
    }
  }

  @Override
  public final void close() throws SQLException {
    try {
      rejoin();
    } finally {
      super.close();
    }
  }

  /**
   * What an execution left: a result set, or more than that. Open for proxies, as {@link
   * ResultSetOwner}.
   */
  public interface Sequel {
    /** The object of ours for a result set of the delegate's that was given before. */
    @Nullable SoftDeleteResultSet given(ResultSet rows);
  }

  static final class Detour implements Sequel {
    private final List<SoftDeleteResultSet> given = new CopyOnWriteArrayList<>();
    private volatile @Nullable Substitute substitute;
    private @Nullable TextBatch batch;

    @Override
    public @Nullable SoftDeleteResultSet given(ResultSet rows) {
      for (SoftDeleteResultSet each : given) {
        if (each.delegate == rows) {
          return each;
        }
      }
      return null;
    }
  }
}
