package io.softdelete.rewriter.plan;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.RecordingStep;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the INSERTs that keep the rows of a plain DELETE ({@code DELETE FROM t WHERE …}), for
 * databases where one statement can't insert and delete. Used once.
 */
public final class RecordingPlanner {
  private final List<RecordingStep> steps = new ArrayList<>();

  /** Plans the DELETE of a text. */
  public void plan(Work work, List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding instanceof Finding.Delete delete && delete.target().policy().isPresent()) {
        TablePolicy policy = delete.target().policy().get();
        for (Recording recording : Recordings.of(work, delete.target(), policy).list()) {
          steps.add(step(work, delete, recording));
        }
      }
    }
  }

  private static RecordingStep step(Work work, Finding.Delete delete, Recording recording) {
    Tokens tokens = work.tokens();
    Edits edits = new Edits();
    edits.replace(
        tokens.start(delete.keyword()), tokens.end(delete.from()), recording.insert("").sql());
    edits.insert(tokens.sql().length(), RetryGuard.behindQuery(work.settings().dialect()));
    Edits inserted = new Edits();
    inserted.insert(tokens.start(delete.keyword()), recording.insert(""));
    return new RecordingStep(
        Edits.apply(tokens.sql(), edits.inOrder(tokens.sql())),
        Edits.bindings(tokens, inserted.inOrder(tokens.sql())));
  }

  /** The statements, in their order. */
  public List<RecordingStep> steps() {
    return List.copyOf(steps);
  }
}
