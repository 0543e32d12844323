package io.softdelete.rewriter.text;

import io.softdelete.catalog.Identifier;
import java.util.Arrays;

/**
 * A text and its tokens, by index. Immutable once made. Brackets know their partners; index {@link
 * #size()} stands for the end of the text.
 */
public final class Tokens {
  private static final int NONE = -1;

  private final String sql;
  private TokenKind[] kinds;
  private Keyword[] keywords;
  private int[] starts;
  private int[] ends;
  private int[] partners;
  private int[] hints = {};
  private int hintCount;
  private int size;
  private final int conditional;
  private final boolean code;

  private Tokens(String sql, Lexing lexing) {
    this.sql = sql;
    int guess = 16 + sql.length() / 4;
    kinds = new TokenKind[guess];
    keywords = new Keyword[guess];
    starts = new int[guess];
    ends = new int[guess];
    partners = new int[guess];
    Scanner scanner = new Scanner(sql, lexing);
    while (scanner.next()) {
      add(scanner);
    }
    noteHints(scanner);
    conditional = scanner.conditional();
    code = scanner.holdsCode();
    if (scanner.unterminated() >= 0) {
      throw Refusal.unparsable(sql, scanner.unterminated(), "what opens here is never closed");
    }
    pairBrackets();
  }

  /**
   * The tokens of a text.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql when a literal, comment or bracket isn't closed
   */
  public static Tokens of(String sql, Lexing lexing) {
    return new Tokens(sql, lexing);
  }

  /** The text. */
  public String sql() {
    return sql;
  }

  /** How many tokens there are. */
  public int size() {
    return size;
  }

  /** What a token is; {@link TokenKind#SEMICOLON} for the end of the text. */
  public TokenKind kind(int index) {
    return index < size ? kinds[index] : TokenKind.SEMICOLON;
  }

  /** Whether a token is of a kind. */
  public boolean is(int index, TokenKind kind) {
    return kind(index) == kind;
  }

  /** The keyword that a token is, {@link Keyword#NONE} for any other word and token. */
  public Keyword keyword(int index) {
    return index >= 0 && index < size ? keywords[index] : Keyword.NONE;
  }

  /** Whether a token is a keyword. */
  public boolean is(int index, Keyword keyword) {
    return keyword(index) == keyword;
  }

  /** Whether a token is this character of one. */
  public boolean is(int index, char character) {
    return index < size
        && ends[index] == starts[index] + 1
        && sql.charAt(starts[index]) == character;
  }

  /** Whether a token is an unquoted word, compared without case. */
  public boolean isWord(int index, String word) {
    return kind(index) == TokenKind.WORD
        && ends[index] - starts[index] == word.length()
        && sql.regionMatches(true, starts[index], word, 0, word.length());
  }

  /** Whether a token may name something: a word or a delimited identifier. */
  public boolean isName(int index) {
    TokenKind kind = kind(index);
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED;
  }

  /** Where a token begins; the end of the text for the end. */
  public int start(int index) {
    return index < size ? starts[index] : sql.length();
  }

  /** Where a token ends, exclusive. */
  public int end(int index) {
    return index < size ? ends[index] : sql.length();
  }

  /** The other bracket of a bracket; for any other token the bracket around it, or -1. */
  public int partner(int index) {
    return partners[index];
  }

  /** What a token or a run of tokens looks like in the text. */
  public String text(int first, int last) {
    return sql.substring(starts[first], ends[last]);
  }

  /** The identifier that a token is. */
  public Identifier identifier(int index) {
    if (kinds[index] == TokenKind.WORD) {
      return new Identifier(text(index, index), false);
    }
    return QuotedName.read(this, index);
  }

  /** Where a comment begins whose content is code on some servers only (MariaDB), or -1. */
  public int conditional() {
    return conditional;
  }

  /** Whether a comment is code for a server. */
  public boolean holdsCode() {
    return code;
  }

  /** How many comments begin like a hint of ours. */
  public int hintCount() {
    return hintCount;
  }

  /** Where such a comment begins. */
  public int hintStart(int hint) {
    return hints[2 * hint + 1];
  }

  /** The token that follows such a comment. */
  public int hintBefore(int hint) {
    return hints[2 * hint];
  }

  private void add(Scanner scanner) {
    if (size == kinds.length) {
      grow();
    }
    noteHints(scanner);
    kinds[size] = scanner.kind();
    starts[size] = scanner.start();
    ends[size] = scanner.end();
    partners[size] = NONE;
    keywords[size] =
        scanner.kind() == TokenKind.WORD
            ? Keyword.of(sql, scanner.start(), scanner.end())
            : Keyword.NONE;
    size++;
    if (size > 2 && endsUnicodeName()) {
      ends[size - 3] = ends[size - 1];
      size -= 2;
    }
  }

  /** {@code U&"…" UESCAPE '!'} is one name. */
  private boolean endsUnicodeName() {
    return kinds[size - 1] == TokenKind.STRING
        && keywords[size - 2] == Keyword.UESCAPE
        && kinds[size - 3] == TokenKind.QUOTED
        && (sql.charAt(starts[size - 3]) | 0x20) == 'u';
  }

  private void noteHints(Scanner scanner) {
    for (; hintCount < scanner.hintCount(); hintCount++) {
      if (2 * hintCount == hints.length) {
        hints = Arrays.copyOf(hints, Math.max(4, 4 * hintCount));
      }
      hints[2 * hintCount] = size;
      hints[2 * hintCount + 1] = scanner.hint(hintCount);
    }
  }

  private void grow() {
    int capacity = size * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    keywords = Arrays.copyOf(keywords, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    partners = Arrays.copyOf(partners, capacity);
  }

  private void pairBrackets() {
    int open = NONE;
    for (int i = 0; i < size; i++) {
      if (kinds[i] == TokenKind.OPEN) {
        // Until it is closed, a bracket's partner is the bracket around it: a stack without one.
        partners[i] = open;
        open = i;
      } else if (kinds[i] == TokenKind.CLOSE) {
        if (open == NONE || closing(sql.charAt(starts[open])) != sql.charAt(starts[i])) {
          throw Refusal.unparsable(sql, starts[i], "this bracket closes nothing");
        }
        int outer = partners[open];
        partners[open] = i;
        partners[i] = open;
        open = outer;
      } else {
        partners[i] = open;
      }
    }
    if (open != NONE) {
      throw Refusal.unparsable(sql, starts[open], "this bracket is never closed");
    }
  }

  private static char closing(char opening) {
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
  }
}
