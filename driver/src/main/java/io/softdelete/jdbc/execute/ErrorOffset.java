package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Positions;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Where in the text that was sent a database found an error. */
final class ErrorOffset {
  /** What H2 puts before the place, in the text that its message quotes. */
  private static final String H2_MARK = "[*]";

  private ErrorOffset() {}

  /** The UTF-16 offset; empty where the database doesn't tell, or not of this text. */
  static OptionalInt of(SQLException failure, String sent) {
    String state = failure.getSQLState();
    String message = failure.getMessage();
    if (state == null || message == null || !state.startsWith("42")) {
      return OptionalInt.empty();
    }
    int mark = message.indexOf(H2_MARK);
    return mark >= 0 ? marked(message, mark, sent) : numbered(failure, sent);
  }

  private static OptionalInt marked(String message, int mark, String sent) {
    int begin = message.indexOf('"') + 1;
    int offset = mark - begin;
    return begin > 0
            && offset >= 0
            && message.startsWith(sent.substring(0, Math.min(offset, sent.length())), begin)
        ? OptionalInt.of(offset)
        : OptionalInt.empty();
  }

  /**
   * PostgreSQL counts characters in the one statement that its driver made of the text: escapes are
   * translated then and several statements taken apart, so that of those nothing can be said.
   */
  private static OptionalInt numbered(SQLException failure, String sent) {
    int semicolon = sent.indexOf(';');
    if (sent.indexOf('{') >= 0
        || (semicolon >= 0 && semicolon < sent.stripTrailing().length() - 1)) {
      return OptionalInt.empty();
    }
    int position = serverPosition(failure);
    if (position <= 0 || sent.codePointCount(0, sent.length()) < sent.length()) {
      return OptionalInt.empty();
    }
    int offset = Positions.beforeNumbering(sent, position - 1);
    return offset >= 0 && offset <= sent.length() ? OptionalInt.of(offset) : OptionalInt.empty();
  }

  /** Asked by name, since we don't know its driver: in a failure's wake that costs nothing. */
  private static int serverPosition(SQLException failure) {
    try {
      Object server = failure.getClass().getMethod("getServerErrorMessage").invoke(failure);
      return server == null
          ? 0
          : (Integer) server.getClass().getMethod("getPosition").invoke(server);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return 0;
    }
  }
}
