package io.softdelete.rewriter;

import java.util.Optional;

/**
 * Who deletes, and why, as far as somebody says so. Immutable.
 *
 * @param actor who; empty when it isn't said
 * @param reason why; empty when it isn't said
 */
public record Attribution(Optional<String> actor, Optional<String> reason) {
  /** Nothing is said. */
  public static final Attribution NONE = new Attribution(Optional.empty(), Optional.empty());

  /** This one, and where it is silent the other. */
  public Attribution or(Attribution other) {
    return new Attribution(actor.or(other::actor), reason.or(other::reason));
  }
}
