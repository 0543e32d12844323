package io.softdelete.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads an SQL expression of the catalog: refuses what isn't one expression over one row, or what
 * databases don't all read alike, since the text is spliced into statements of the application.
 *
 * <p>It knows tokens, not grammar: what else is wrong, the database says.
 */
final class ExpressionParser {
  private static final List<String> PLACEHOLDERS = List.of("actor", "reason", "operation");
  private static final int DEEPEST = 100;

  private final String text;
  private final StringBuilder sql = new StringBuilder();
  private final Deque<Character> brackets = new ArrayDeque<>();
  private final ExpressionWords words = new ExpressionWords(this::unexpected);
  private int position;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /** Reads an expression; white space around it goes, line breaks between its tokens are blanks. */
  static SqlExpression parse(String text) throws Unexpected {
    return new ExpressionParser(text.strip()).expression();
  }

  private SqlExpression expression() throws Unexpected {
    if (text.isEmpty()) {
      throw new Unexpected("found nothing; expected an SQL expression, or null");
    }
    if (isDate()) {
      throw unexpected("no quotes", "a literal like DATE '" + text.substring(0, 10) + "'");
    }
    while (position < text.length()) {
      token(text.charAt(position));
    }
    if (!brackets.isEmpty()) {
      throw unexpected("no end", "a closing " + brackets.element());
    }
    words.end();
    return new SqlExpression(sql.toString());
  }

  private void token(char c) throws Unexpected {
    switch (c) {
      case '\'', '"', '`' -> quoted(c);
      case '(' -> open(')');
      case '[' -> open(']');
      case '{' -> open('}');
      case ')', ']', '}' -> close(c);
      case '$' -> placeholder();
      case ';', '?' -> throw unexpected("" + c, "an expression without it");
      case '#' -> throw unexpected("# (a comment in some databases)", "an expression without it");
      case '\\' -> throw unexpected("a backslash", "an expression without it");
      case '-', '/' -> operator(c);
      case ',' -> comma();
      case '\n', '\r', '\t' -> take(' ');
      default -> other(c);
    }
  }

  private void other(char c) throws Unexpected {
    if (ExpressionWords.isStart(c)) {
      word();
    } else if (Invisible.is(c)) {
      throw unexpected(Excerpt.codePoint(c), "a plain blank");
    } else {
      take(c);
    }
  }

  private void word() throws Unexpected {
    int start = position;
    while (position < text.length() && ExpressionWords.isPart(text.charAt(position))) {
      // The $ of a placeholder isn't the one that a name may hold.
      if (text.startsWith("${", position)) {
        break;
      }
      position++;
    }
    boolean afterDot = !sql.isEmpty() && sql.charAt(sql.length() - 1) == '.';
    String word = text.substring(start, position);
    sql.append(word);
    if (!afterDot) {
      words.next(word, brackets.isEmpty());
    }
  }

  private void quoted(char quote) throws Unexpected {
    int end = position + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      if (text.charAt(end) == '\\') {
        throw unexpected("a backslash", "an expression without it: databases read it differently");
      }
      if (text.startsWith("${", end)) {
        throw unexpected("${ in quotes", "a placeholder outside of quotes, joined by ||");
      }
      end++;
    }
    if (end == text.length()) {
      throw unexpected("no end", "a closing " + quote);
    }
    // A doubled quote reads as two neighbours here, which comes to the same.
    sql.append(text, position, end + 1);
    position = end + 1;
  }

  private void open(char closing) throws Unexpected {
    if (brackets.size() == DEEPEST) {
      throw unexpected("more than " + DEEPEST + " brackets in each other", "fewer");
    }
    brackets.push(closing);
    take(text.charAt(position));
  }

  private void close(char closing) throws Unexpected {
    if (brackets.isEmpty() || brackets.pop() != closing) {
      throw unexpected("a " + closing + " that closes nothing", "brackets in pairs");
    }
    take(closing);
  }

  private void placeholder() throws Unexpected {
    int end = text.indexOf('}', position);
    if (!text.startsWith("${", position) || end < 0) {
      throw unexpected("a $ outside of names and quotes", "${actor}, ${reason} or ${operation}");
    }
    String name = text.substring(position + 2, end);
    if (!PLACEHOLDERS.contains(name)) {
      throw unexpected(
          "the placeholder " + Excerpt.quoted(name), Spelling.oneOf(PLACEHOLDERS, name));
    }
    sql.append(text, position, end + 1);
    position = end + 1;
  }

  private void operator(char c) throws Unexpected {
    for (String comment : List.of("--", "/*", "//")) {
      if (text.startsWith(comment, position)) {
        throw unexpected("the comment " + comment, "an expression without it");
      }
    }
    take(c);
  }

  private void comma() throws Unexpected {
    if (brackets.isEmpty()) {
      throw unexpected("a comma outside of brackets", "one expression");
    }
    take(',');
  }

  private void take(char c) {
    sql.append(c);
    position++;
  }

  /** Without quotes a date is a subtraction: 2024-01-31 is 1992. */
  private boolean isDate() {
    return text.matches("\\d{4}-\\d{2}-\\d{2}.*");
  }

  private Unexpected unexpected(String found, String expected) {
    return new Unexpected(
        "found " + found + " in " + Excerpt.quoted(text) + "; expected " + expected);
  }
}
