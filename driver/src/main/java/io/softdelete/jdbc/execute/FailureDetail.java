package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Rewrite;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What we know beyond an exception of the database. It hangs on that exception, which goes on as
 * the same object.
 */
public final class FailureDetail extends SQLException {
  private static final long serialVersionUID = 1L;

  /** MariaDB gives every integrity violation the SQLState 23000. */
  private static final int MARIADB_DUPLICATE_KEY = 1062;

  private FailureDetail(String message, SQLException failure) {
    super(message, failure.getSQLState(), failure.getErrorCode());
  }

  /** The same exception, with a detail if there is one to tell; or what it stands for. */
  public static SQLException addTo(SQLException failure, RewrittenText text) {
    Optional<SQLException> taken = TakenKey.in(failure, text);
    if (taken.isPresent()) {
      return taken.get();
    }
    String state = failure.getSQLState();
    if ("22P02".equals(state) && isDeletedUnderCursor(failure)) {
      return SqlErrors.deletedUnderCursor(failure);
    }
    if (text.concernsUs() && state != null && !hasDetail(failure)) {
      if (state.equals("23505") || failure.getErrorCode() == MARIADB_DUPLICATE_KEY) {
        failure.addSuppressed(
            new FailureDetail(
                "A deleted row of a registered table may hold this key: see 'reinsert' in the"
                    + " catalog, or let the key count active rows only.",
                failure));
      } else if (state.startsWith("42")
          && text.steps().isEmpty()
          && text.rewrite() instanceof Rewrite.Edited edited) {
        failure.addSuppressed(
            new FailureDetail(
                "Positions count in the text that was sent: " + edited.sql(), failure));
      }
    }
    return failure;
  }

  /** An UPDATE or DELETE with WHERE CURRENT OF was made to fail so. */
  private static boolean isDeletedUnderCursor(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("softdelete: the row under the cursor");
  }

  /** A failure may pass here more than once, from a batch for instance. */
  private static boolean hasDetail(SQLException failure) {
    return Stream.of(failure.getSuppressed()).anyMatch(FailureDetail.class::isInstance);
  }
}
