package io.softdelete.jdbc.wrap;

import java.sql.PreparedStatement;

/** A prepared statement. As thread-safe as its delegate. */
abstract class SoftDeletePreparedStatement extends ForwardingPreparedStatement {
  SoftDeletePreparedStatement(SoftDeleteConnection connection, PreparedStatement delegate) {
    super(connection, delegate);
  }
}
