package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.text.Hint;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.Tokens;
import java.util.Optional;

/** Reads the hint for one table reference, which stands directly behind the table's name. */
final class TableHint {
  private TableHint() {}

  static Optional<Visibility> read(Tokens tokens, int nameLast, HintPolicy policy) {
    for (int i = 0; i < tokens.hintCount(); i++) {
      if (tokens.hintBefore(i) == nameLast + 1 && isAdjacent(tokens, nameLast, i)) {
        Hint hint = HintGate.read(tokens.sql(), tokens.hintStart(i), policy);
        if (hint.bypass() || hint.actor().isPresent() || hint.reason().isPresent()) {
          throw Refusal.notAllowed(
              tokens.sql(),
              hint.start(),
              "a hint for one table can only say with-deleted or only-deleted",
              "write other hints before the statement");
        }
        return hint.visibility();
      }
    }
    return Optional.empty();
  }

  private static boolean isAdjacent(Tokens tokens, int nameLast, int hint) {
    return tokens.sql().substring(tokens.end(nameLast), tokens.hintStart(hint)).isBlank();
  }
}
