package io.softdelete.jdbc.wrap;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection. As thread-safe as its delegate. */
abstract class SoftDeleteConnection extends ForwardingConnection {
  SoftDeleteConnection(Connection delegate) {
    super(delegate);
  }

  @Override
  final SQLException translated(SQLException failure) {
    return failure;
  }
}
