package io.softdelete.cli.schema;

import io.softdelete.catalog.Identifier;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The words, names and brackets of a text of SQL, without literals and comments: enough to tell
 * what a text speaks of, not what it does. Immutable.
 */
public final class SqlWords {
  private final Server server;
  private final List<Identifier> words;

  private SqlWords(Server server, List<Identifier> words) {
    this.server = server;
    this.words = List.copyOf(words);
  }

  /** The words of a text that is written for a server. */
  public static SqlWords of(String sql, Server server) {
    List<Identifier> words = new ArrayList<>();
    Scanner scanner = new Scanner(sql, server.lexing());
    while (scanner.next()) {
      String text = sql.substring(scanner.start(), scanner.end());
      if (scanner.kind() == TokenKind.WORD) {
        words.add(new Identifier(text, false));
      } else if (scanner.kind() == TokenKind.QUOTED && text.length() > 2) {
        words.add(new Identifier(unquoted(text), true));
      } else if (isSeparator(scanner.kind())) {
        words.add(new Identifier(text, false));
      }
    }
    return new SqlWords(server, words);
  }

  private static boolean isSeparator(TokenKind kind) {
    return switch (kind) {
      case OPEN, CLOSE, COMMA, DOT, SEMICOLON -> true;
      default -> false;
    };
  }

  private static String unquoted(String text) {
    String quote = text.substring(text.length() - 1);
    int open = text.indexOf(quote);
    return open < 0 || open == text.length() - 1
        ? text
        : text.substring(open + 1, text.length() - 1).replace(quote + quote, quote);
  }

  /** Whether a live name is among them. */
  public boolean names(String name) {
    return words.stream().anyMatch(word -> server.same(word, name));
  }

  /**
   * Whether a table is among them.
   *
   * @param unqualified whether its name alone means it, and not a table of another schema
   */
  public boolean name(TableName table, Unqualified unqualified) {
    return IntStream.range(0, words.size()).anyMatch(i -> isTable(i, table, unqualified));
  }

  /** Whether a text deletes from a table. */
  public boolean deleteFrom(TableName table, Unqualified unqualified) {
    return IntStream.range(0, words.size())
        .flatMap(this::targets)
        .anyMatch(i -> isTable(i, table, unqualified));
  }

  /** What the name of a table means without its schema. */
  public enum Unqualified {
    /** That table. */
    MEANS_IT,
    /** The table of this name in the current schema. */
    MEANS_ANOTHER
  }

  /** The places where a DELETE or TRUNCATE that begins here may have its targets. */
  private IntStream targets(int at) {
    if (saysAt(at, List.of("DELETE", "FROM")) && !severalTargets(at + 2)) {
      return IntStream.rangeClosed(at + 2, Math.min(at + 7, ofName(at + 2)));
    }
    boolean truncate = saysAt(at, List.of("TRUNCATE"));
    boolean several = saysAt(at, List.of("DELETE")) && server.dialect() == Dialect.MARIADB;
    return truncate || several ? IntStream.range(at + 1, end(at + 1)) : IntStream.empty();
  }

  /** MariaDB's {@code DELETE FROM a, b USING …}. */
  private boolean severalTargets(int at) {
    int next = ofName(at) + 1;
    return server.dialect() == Dialect.MARIADB
        && (saysAt(next, List.of(",")) || saysAt(next, List.of("USING")));
  }

  /** Where a name ends that may have ONLY and schemas before it. */
  private int ofName(int at) {
    int last = saysAt(at, List.of("ONLY")) ? at + 1 : at;
    while (saysAt(last + 1, List.of("."))) {
      last += 2;
    }
    return Math.min(last, words.size() - 1);
  }

  private int end(int at) {
    int end = at;
    while (end < words.size()
        && !saysAt(end, List.of(";"))
        && !saysAt(end, List.of("WHERE"))
        && !saysAt(end, List.of("ON"))
        && !saysAt(end, List.of("END"))) {
      end++;
    }
    return end;
  }

  /** A name before a dot is a schema's, or stands before a column. */
  private boolean isTable(int at, TableName table, Unqualified unqualified) {
    if (!server.same(words.get(at), table.table()) || saysAt(at + 1, List.of("."))) {
      return false;
    }
    boolean qualified = at > 1 && saysAt(at - 1, List.of("."));
    return qualified
        ? server.same(words.get(at - 2), table.schema())
        : unqualified == Unqualified.MEANS_IT;
  }

  /** Whether a join is by a column of this name: {@code USING (…)}. */
  public boolean joinBy(String name) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (saysAt(i, List.of("USING", "("))) {
        int end = i + 2;
        while (end < words.size() && !words.get(end).text().equals(")")) {
          if (server.same(words.get(end), name)) {
            return true;
          }
          end++;
        }
      }
    }
    return false;
  }

  /** Whether these words follow each other somewhere, in whatever case. */
  public boolean say(String... sequence) {
    for (int i = 0; i + sequence.length <= words.size(); i++) {
      if (saysAt(i, List.of(sequence))) {
        return true;
      }
    }
    return false;
  }

  private boolean saysAt(int index, List<String> sequence) {
    if (index + sequence.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < sequence.size(); i++) {
      Identifier word = words.get(index + i);
      if (word.quoted() || !word.text().equalsIgnoreCase(sequence.get(i))) {
        return false;
      }
    }
    return true;
  }
}
