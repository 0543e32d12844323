package io.softdelete.rewriter;

import java.util.List;

/**
 * An INSERT that keeps rows which the next statement deletes, where one statement can't do both.
 * Immutable.
 *
 * @param sql the statement; it has the parameters of the DELETE, and ours
 * @param bindings the parameters of ours
 */
public record RecordingStep(String sql, List<Binding> bindings) {
  /** Copies the list. */
  public RecordingStep {
    bindings = List.copyOf(bindings);
  }
}
