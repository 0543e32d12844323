package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.text.Hint;
import io.softdelete.rewriter.text.HintReader;
import io.softdelete.rewriter.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only those hints through that a connection honours. */
public final class HintGate {
  private HintGate() {}

  /**
   * The hint in the comment at an offset.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql when it is malformed or not allowed
   */
  public static Hint read(String sql, int start, HintPolicy policy) {
    Hint hint = HintReader.read(sql, start);
    if (!policy.bypassAllowed() && (hint.bypass() || hint.visibility().isPresent())) {
      throw Refusal.notAllowed(
          sql,
          start,
          "bypass and visibility hints are denied on this connection",
          "remove the hint, or set softdelete.bypass=allow");
    }
    if (policy.key().isPresent() && !hint.key().map(key -> same(key, policy)).orElse(false)) {
      throw Refusal.notAllowed(
          sql,
          start,
          "this hint lacks the key of the connection",
          "add key='…' with the value of softdelete.bypass.key");
    }
    return hint;
  }

  /** Takes the same time wherever the keys differ. */
  private static boolean same(String key, HintPolicy policy) {
    return MessageDigest.isEqual(
        key.getBytes(StandardCharsets.UTF_8),
        policy.key().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }
}
