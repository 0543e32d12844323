package io.softdelete.rewriter;

/**
 * One replacement in a text. Immutable.
 *
 * @param from where it begins, a UTF-16 offset into the original text
 * @param to where it ends, exclusive; equal to {@code from} for an insertion
 * @param replacement what stands there afterwards
 */
public record Edit(int from, int to, String replacement) {}
