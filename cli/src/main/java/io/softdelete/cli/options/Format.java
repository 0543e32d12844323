package io.softdelete.cli.options;

/** How results are printed. */
public enum Format {
  /** For people. */
  TABLE,
  /** For programs: one document on standard output. */
  JSON
}
