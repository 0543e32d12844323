package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.RecordingStep;
import java.sql.SQLException;
import java.util.List;

/** The texts that a session sends for the steps of an operation. As thread-safe as the session. */
record SentSteps(RewriteSession session) implements Operation.Rewriting {
  @Override
  public String of(String delete) throws SQLException {
    return session.step(delete).sqlFor(delete);
  }

  @Override
  public List<String> recordings(String delete) throws SQLException {
    return session.recordings(delete).stream().map(RecordingStep::sql).toList();
  }
}
