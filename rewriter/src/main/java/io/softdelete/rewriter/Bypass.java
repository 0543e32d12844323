package io.softdelete.rewriter;

/** Which statements of a text a hint sends as they were written. */
public enum Bypass {
  /** None. */
  NONE,
  /** Some, and the rules hold for the others. */
  SOME,
  /** All. */
  ALL;

  /** What is bypassed of a text of so many statements. */
  static Bypass of(int bypassed, int statements) {
    if (bypassed == 0) {
      return NONE;
    }
    return bypassed < statements ? SOME : ALL;
  }
}
