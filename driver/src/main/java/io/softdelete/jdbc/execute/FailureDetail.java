package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Positions;
import io.softdelete.rewriter.Rewrite;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What we know beyond an exception of the database: the text as it was given and as it was sent,
 * and where in the former the error is. It hangs on that exception, which goes on as the same
 * object.
 */
public final class FailureDetail extends SQLException {
  private static final long serialVersionUID = 1L;

  /** MariaDB gives every integrity violation the SQLState 23000. */
  private static final int MARIADB_DUPLICATE_KEY = 1062;

  private static final String GHOST =
      "A deleted row of a registered table may hold this key: see 'reinsert' in the catalog, or let"
          + " the key count active rows only.";

  private final String hint;
  private final String given;
  private final String sent;

  /** From 1; 0 when it isn't known. */
  private final int position;

  private FailureDetail(
      SQLException failure, String hint, String given, String sent, OptionalInt offset) {
    super(null, failure.getSQLState(), failure.getErrorCode());
    this.hint = hint;
    this.given = given;
    this.sent = sent;
    this.position = offset.isPresent() ? offset.getAsInt() + 1 : 0;
  }

  /** The same exception, with a detail if there is one to tell; or what it stands for. */
  public static SQLException addTo(SQLException failure, RewrittenText text) {
    Optional<SQLException> taken = TakenKey.in(failure, text);
    if (taken.isPresent()) {
      return taken.get();
    }
    if ("22P02".equals(failure.getSQLState()) && isDeletedUnderCursor(failure)) {
      return SqlErrors.deletedUnderCursor(failure);
    }
    if (text.concernsUs() && !hasDetail(failure)) {
      String hint = isDuplicateKey(failure) ? GHOST : "";
      if (text.steps().isEmpty() && text.rewrite() instanceof Rewrite.Edited edited) {
        failure.addSuppressed(detail(failure, hint, text, edited));
      } else if (!hint.isEmpty()) {
        failure.addSuppressed(new FailureDetail(failure, hint, "", "", OptionalInt.empty()));
      }
    }
    return failure;
  }

  /** An UPDATE or DELETE with WHERE CURRENT OF was made to fail so. */
  private static boolean isDeletedUnderCursor(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("softdelete: the row under the cursor");
  }

  /**
   * Like {@link #addTo} for a batch of texts: which of them failed isn't known.
   *
   * @param keyed the one added last that may fail for a key, if there is any
   */
  public static SQLException addToBatch(SQLException failure, RewrittenText keyed) {
    Optional<SQLException> taken = TakenKey.in(failure, keyed);
    if (taken.isPresent()) {
      return taken.get();
    }
    if (failure instanceof BatchUpdateException && isDuplicateKey(failure) && !hasDetail(failure)) {
      failure.addSuppressed(new FailureDetail(failure, GHOST, "", "", OptionalInt.empty()));
    }
    return failure;
  }

  private static FailureDetail detail(
      SQLException failure, String hint, RewrittenText text, Rewrite.Edited edited) {
    OptionalInt sent = ErrorOffset.of(failure, edited.sql());
    return new FailureDetail(
        failure,
        hint,
        text.given(),
        edited.sql(),
        sent.isPresent()
            ? OptionalInt.of(Positions.inGiven(edited, sent.getAsInt()))
            : OptionalInt.empty());
  }

  /** Both texts and the position; built when asked for, since most failures are just handled. */
  @Override
  public String getMessage() {
    StringBuilder message = new StringBuilder(hint);
    if (!sent.isEmpty()) {
      message.append(hint.isEmpty() ? "" : " ").append("The text was rewritten.");
      if (!given.isEmpty()) {
        message.append(" Given: ").append(given);
      }
      message.append(" Sent: ").append(sent);
      if (position > 0) {
        message.append(" The error is at position ").append(position).append(" of what was given.");
      }
    }
    return message.toString();
  }

  /** The failure tells where it came from. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  private static boolean isDuplicateKey(SQLException failure) {
    return "23505".equals(failure.getSQLState()) || failure.getErrorCode() == MARIADB_DUPLICATE_KEY;
  }

  /** A failure may pass here more than once, from a batch for instance. */
  private static boolean hasDetail(SQLException failure) {
    for (Throwable each : failure.getSuppressed()) {
      if (each instanceof FailureDetail) {
        return true;
      }
    }
    return false;
  }
}
