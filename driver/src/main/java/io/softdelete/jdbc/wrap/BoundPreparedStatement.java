package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.rewriter.Binding;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A prepared statement with parameters of ours between the application's. Ours are bound at each
 * execution, and at each addition to a batch. As thread-safe as its delegate.
 */
final class BoundPreparedStatement extends IndexedPreparedStatement {
  BoundPreparedStatement(
      SoftDeleteConnection connection, PreparedStatement delegate, RewrittenText text) {
    super(connection, delegate, text);
  }

  @Override
  void beforeExecution() throws SQLException {
    super.beforeExecution();
    session().bind(preparedStatement, text());
  }

  @Override
  public void addBatch() throws SQLException {
    session().bind(preparedStatement, text());
    super.addBatch();
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    return new OwnParametersHidden(
        super.getParameterMetaData(), this::placeOf, text().bindings().size());
  }

  /** What lies beyond the application's parameters stays beyond all of them. */
  @Override
  int placeOf(int index) {
    int place = index;
    for (Binding binding : text().bindings()) {
      if (binding.position() <= place) {
        place++;
      }
    }
    return place;
  }
}
