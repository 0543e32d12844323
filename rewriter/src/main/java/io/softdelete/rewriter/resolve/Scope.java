package io.softdelete.rewriter.resolve;

/**
 * The names of common table expressions that a part of a statement sees; they hide tables.
 * Immutable: an inner scope adds to the outer one.
 */
public final class Scope {
  /** The scope of a statement without WITH. */
  public static final Scope EMPTY = new Scope();

  private final Scope outer;
  private final String name;

  private Scope() {
    this.outer = this;
    this.name = "";
  }

  private Scope(Scope outer, String name) {
    this.outer = outer;
    this.name = name;
  }

  /** This scope and one more name, as the database knows it. */
  public Scope with(String canonicalName) {
    return new Scope(this, canonicalName);
  }

  /** Whether an unqualified name is a common table expression here. */
  public boolean hides(String canonicalName) {
    for (Scope scope = this; scope != EMPTY; scope = scope.outer) {
      if (scope.name.equals(canonicalName)) {
        return true;
      }
    }
    return false;
  }
}
