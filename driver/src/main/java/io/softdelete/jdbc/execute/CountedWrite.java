package io.softdelete.jdbc.execute;

import java.sql.Statement;
import java.util.Optional;

/**
 * A statement that counts some rows once more than the one that was given would, and notes them.
 * Immutable.
 *
 * @param sql what is sent
 */
record CountedWrite(String sql) implements Operation {
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
