package io.softdelete.rewriter;

/**
 * Where a parameter of ours stands in the new text. Immutable.
 *
 * @param position its place among all parameters of the new text, from 1
 * @param parameter what is bound there
 */
public record Binding(int position, Parameter parameter) {}
