package io.softdelete.jdbc.wrap;

import java.sql.SQLException;
import java.sql.Statement;

/** A statement. As thread-safe as its delegate. */
abstract class SoftDeleteStatement extends ForwardingStatement {
  final SoftDeleteConnection connection;

  SoftDeleteStatement(SoftDeleteConnection connection, Statement delegate) {
    super(delegate);
    this.connection = connection;
  }

  @Override
  final SQLException translated(SQLException failure) {
    return failure;
  }
}
