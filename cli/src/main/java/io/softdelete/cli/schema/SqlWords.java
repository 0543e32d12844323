package io.softdelete.cli.schema;

import io.softdelete.catalog.Identifier;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;

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
      } else if (scanner.kind() == TokenKind.OPEN || scanner.kind() == TokenKind.CLOSE) {
        words.add(new Identifier(text, false));
      }
    }
    return new SqlWords(server, words);
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

  /** Whether a live name is among the first few words after such a sequence. */
  public boolean namesAfter(List<String> sequence, String name) {
    for (int i = 0; i + sequence.size() < words.size(); i++) {
      if (saysAt(i, sequence)) {
        int from = i + sequence.size();
        // ONLY, and the schema.
        if (words.subList(from, Math.min(from + 3, words.size())).stream()
            .anyMatch(word -> server.same(word, name))) {
          return true;
        }
      }
    }
    return false;
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
    for (int i = 0; i < sequence.size(); i++) {
      Identifier word = words.get(index + i);
      if (word.quoted() || !word.text().equalsIgnoreCase(sequence.get(i))) {
        return false;
      }
    }
    return true;
  }
}
