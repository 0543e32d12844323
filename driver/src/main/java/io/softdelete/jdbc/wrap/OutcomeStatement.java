package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose outcome is its delegate's, or that of the substitute which ran last. Few
 * statements ever have one, so that it costs the others no field of its own.
 */
abstract class OutcomeStatement extends ForwardingStatement {
  private volatile @Nullable Detour detour;

  OutcomeStatement(Statement delegate) {
    super(delegate);
  }

  /** From now on the outcome is the substitute's, which is closed with the statement. */
  final <T extends Substitute> T divert(T substitute) throws SQLException {
    rejoin();
    detour().substitute = substitute;
    return substitute;
  }

  /** From now on the outcome is the delegate's. */
  final void rejoin() throws SQLException {
    Substitute substitute = substitute();
    if (substitute != null) {
      detour().substitute = null;
      substitute.close();
    }
  }

  private @Nullable Substitute substitute() {
    Detour current = detour;
    return current == null ? null : current.substitute;
  }

  private Detour detour() {
    Detour current = detour;
    if (current == null) {
      current = new Detour();
      detour = current;
    }
    return current;
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
    Detour current = detour;
    return current != null && current.batch != null;
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

  private static final class Detour {
    volatile @Nullable Substitute substitute;
    @Nullable TextBatch batch;
  }
}
