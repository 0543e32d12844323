package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Attribution;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts on this thread, and why, until the scope is closed. It holds for every connection, and
 * may be opened within another, which it hides. Belongs to the thread that opened it.
 */
public final class AttributionScope implements AutoCloseable {
  /** An actor that must reach statements through layers which know nothing of it. */
  private static final ThreadLocal<@Nullable AttributionScope> INNERMOST = new ThreadLocal<>();

  private final Attribution attribution;
  private final @Nullable AttributionScope outer;

  private AttributionScope(Attribution attribution, @Nullable AttributionScope outer) {
    this.attribution = attribution;
    this.outer = outer;
  }

  /** Opens a scope on this thread. */
  public static AttributionScope open(Attribution attribution) {
    AttributionScope scope = new AttributionScope(attribution, INNERMOST.get());
    INNERMOST.set(scope);
    return scope;
  }

  /** What the innermost scope of this thread says. */
  static Attribution current() {
    AttributionScope scope = INNERMOST.get();
    return scope == null ? Attribution.NONE : scope.attribution;
  }

  /**
   * Passes hints that name no actor, or the scope's.
   *
   * @throws SQLException SD003 for any other
   */
  static void requireSameActor(List<Attribution> hinted) throws SQLException {
    Optional<String> actor = current().actor();
    for (Attribution hint : hinted) {
      if (actor.isPresent() && hint.actor().isPresent() && !hint.actor().equals(actor)) {
        throw SqlErrors.notAllowed(
            "A hint names the actor '"
                + hint.actor().get()
                + "', and SoftDelete.as has named '"
                + actor.get()
                + "' for this thread. Instead: leave the hint out, or open a scope of its own.");
      }
    }
  }

  /**
   * Ends the scope.
   *
   * @throws IllegalStateException on another thread, or while a scope within it is open
   */
  @Override
  public void close() {
    if (INNERMOST.get() != this) {
      throw new IllegalStateException(
          "SoftDelete scopes must be closed on the thread that opened them, the last one first");
    }
    if (outer == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(outer);
    }
  }
}
