package io.softdelete.rewriter;

import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * Keeps JDBC's escapes from MariaDB's driver where a text is prepared that the application gave to
 * a plain statement: of such a text the driver leaves <code>{d '2023-01-01'}</code> to the server,
 * which reads more forms of them, and others, than the driver's prepared statements do.
 */
public final class KeptEscapes {
  /** Code for the server, a comment for the driver. */
  private static final String OPEN = " /*!{*/ ";

  private static final String CLOSE = " /*!}*/ ";

  private static final List<Lexing> MODES =
      List.of(
          new Lexing(Dialect.MARIADB, true, false),
          new Lexing(Dialect.MARIADB, true, true),
          new Lexing(Dialect.MARIADB, false, false),
          new Lexing(Dialect.MARIADB, false, true));

  private KeptEscapes() {}

  /**
   * The text as it is to be prepared; unchanged where it depends on the mode what is a literal, and
   * where comments with code are in it already.
   */
  public static String in(String sql) {
    if (sql.indexOf('{') < 0) {
      return sql;
    }
    List<String> readings =
        MODES.stream().flatMap(mode -> read(sql, mode).stream()).distinct().toList();
    return readings.size() == 1 ? readings.get(0) : sql;
  }

  private static Optional<String> read(String sql, Lexing mode) {
    try {
      return Optional.of(hidden(Tokens.of(sql, mode)));
    } catch (UnsupportedSql e) {
      // Not the mode of a session that took the text.
      return Optional.empty();
    }
  }

  private static String hidden(Tokens tokens) {
    String sql = tokens.sql();
    if (tokens.holdsCode()) {
      return sql;
    }
    StringBuilder text = new StringBuilder(sql.length() + 32);
    int copied = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean opens = tokens.is(i, '{');
      if (opens || tokens.is(i, '}')) {
        text.append(sql, copied, tokens.start(i)).append(opens ? OPEN : CLOSE);
        copied = tokens.end(i);
      }
    }
    return text.append(sql, copied, sql.length()).toString();
  }
}
