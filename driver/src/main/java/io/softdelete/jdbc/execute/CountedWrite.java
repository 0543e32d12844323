package io.softdelete.jdbc.execute;

import java.sql.Statement;
import java.util.Optional;

/**
 * A statement that counts some rows once more than the one that was given would, and notes them.
 * Immutable.
 *
 * @param sql what is sent
 * @param inBulk whether MariaDB's driver would send batches of the one that was given in bulk
 */
record CountedWrite(String sql, boolean inBulk) implements Operation {
  @Override
  public String lock() {
    return sql;
  }

  @Override
  public boolean audited() {
    return false;
  }

  @Override
  public String describe(Rewriting rewriting) {
    return sql;
  }

  @Override
  public Optional<String> rows() {
    return Optional.empty();
  }

  @Override
  public OperationRunner runner(
      RewriteSession session,
      RewrittenText text,
      Statement original,
      StepRunner.Preparation preparation) {
    return new CountedRunner(sql, original, preparation);
  }
}
