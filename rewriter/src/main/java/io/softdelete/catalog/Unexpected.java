package io.softdelete.catalog;

/**
 * Text that isn't what a key of the catalog holds; whoever knows the place makes a mistake of it.
 */
final class Unexpected extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;

  Unexpected(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  /** What was found and what was expected. */
  String problem() {
    return problem;
  }
}
