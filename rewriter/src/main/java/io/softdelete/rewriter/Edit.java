package io.softdelete.rewriter;

import java.util.List;

/**
 * One replacement in a text. Immutable.
 *
 * @param from where it begins, a UTF-16 offset into the original text
 * @param to where it ends, exclusive; equal to {@code from} for an insertion
 * @param replacement what stands there afterwards
 * @param parameters the parameters of ours in the replacement, in their order
 */
public record Edit(int from, int to, String replacement, List<Parameter> parameters) {
  /** Copies the list. */
  public Edit {
    parameters = List.copyOf(parameters);
  }
}
