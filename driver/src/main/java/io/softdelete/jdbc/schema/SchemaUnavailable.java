package io.softdelete.jdbc.schema;

import java.sql.SQLException;

/** The database failed while it was asked; carries its exception through interfaces without one. */
public final class SchemaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException failure;

  SchemaUnavailable(SQLException failure) {
    super(failure);
    this.failure = failure;
  }

  /** The database's own exception. */
  public SQLException failure() {
    return failure;
  }
}
