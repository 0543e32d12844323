package io.softdelete.rewriter;

import java.util.Optional;

/**
 * Which hints a connection honours. Immutable. {@link #toString()} doesn't show the key.
 *
 * @param bypassAllowed whether bypass and visibility hints are honoured
 * @param key the key that a hint must carry; empty when none is needed
 */
public record HintPolicy(boolean bypassAllowed, Optional<String> key) {
  /** Every hint is honoured, without a key. */
  public static final HintPolicy OPEN = new HintPolicy(true, Optional.empty());

  @Override
  public String toString() {
    return "HintPolicy[bypassAllowed="
        + bypassAllowed
        + ", key="
        + (key.isPresent() ? "set" : "")
        + "]";
  }
}
