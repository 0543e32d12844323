package io.softdelete.rewriter;

/**
 * One statement of a text, with the comments before it and without the semicolon behind it.
 *
 * @param from where it begins, a UTF-16 offset
 * @param to where it ends, exclusive
 */
public record StatementSpan(int from, int to) {
  /** The statement. */
  public String of(String text) {
    return text.substring(from, to);
  }
}
