package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.Edit;
import io.softdelete.rewriter.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects edits and applies them. Edits at one place keep the order in which they were added; none
 * may overlap another. Not thread-safe.
 */
public final class Edits {
  private final List<Edit> edits = new ArrayList<>();

  /** Inserts words before a token, apart from a word that touches it: {@code WHERE(x) = 1}. */
  public void insertBefore(Tokens tokens, int token, String words) {
    int offset = tokens.start(token);
    boolean touches = offset > 0 && isWord(tokens.sql().charAt(offset - 1));
    insert(offset, touches ? ' ' + words : words);
  }

  /** Inserts words behind a token, apart from a word that touches it. */
  public void insertAfter(Tokens tokens, int token, String words) {
    insertAfter(tokens, token, Fragment.of(words));
  }

  /** Inserts words with parameters behind a token, apart from a word that touches it. */
  public void insertAfter(Tokens tokens, int token, Fragment words) {
    int offset = tokens.end(token);
    boolean touches = offset < tokens.sql().length() && isWord(tokens.sql().charAt(offset));
    insert(offset, touches ? words.append(" ") : words);
  }

  /** Inserts at an offset. */
  public void insert(int offset, String text) {
    replace(offset, offset, text);
  }

  /** Inserts a piece with parameters at an offset. */
  public void insert(int offset, Fragment piece) {
    edits.add(new Edit(offset, offset, piece.sql(), piece.parameters()));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
  }

  /** Replaces a stretch. */
  public void replace(int from, int to, String text) {
    edits.add(new Edit(from, to, text, List.of()));
  }

  /** Replaces a stretch by a piece with parameters. */
  public void replace(int from, int to, Fragment piece) {
    edits.add(new Edit(from, to, piece.sql(), piece.parameters()));
  }

  /** Whether an edit from an offset on holds parameters of ours. */
  public boolean hasParameters(int from) {
    return edits.stream().anyMatch(edit -> edit.from() >= from && !edit.parameters().isEmpty());
  }

  /** Whether nothing is changed. */
  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The edits in the order of a text, set apart from its dollar quotes. */
  public List<Edit> inOrder(String sql) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.replaceAll(edit -> apart(edit, sql));
    ordered.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).from() < ordered.get(i - 1).to()) {
        throw new IllegalStateException("overlapping edits: " + ordered);
      }
    }
    return ordered;
  }

  /** H2's driver sees a dollar quote at the start of a text or behind white space only. */
  private static Edit apart(Edit edit, String sql) {
    String words = edit.replacement();
    return sql.startsWith("$$", edit.to()) && !words.isEmpty() && !words.endsWith(" ")
        ? new Edit(edit.from(), edit.to(), words + ' ', edit.parameters())
        : edit;
  }

  /** An expression of the application's as it can stand behind a bracket of ours. */
  public static String operand(String expression) {
    return expression.startsWith("$$") ? ' ' + expression : expression;
  }

  /**
   * Where the parameters of ours stand in the text with all edits made.
   *
   * @param tokens the original text, whose parameters stay in their order
   */
  public static List<Binding> bindings(Tokens tokens, List<Edit> ordered) {
    List<Binding> bindings = new ArrayList<>();
    int token = 0;
    int position = 0;
    for (Edit edit : ordered) {
      if (edit.parameters().isEmpty()) {
        continue;
      }
      for (; token < tokens.size() && tokens.start(token) < edit.from(); token++) {
        position += tokens.is(token, TokenKind.PARAMETER) ? 1 : 0;
      }
      for (Parameter parameter : edit.parameters()) {
        bindings.add(new Binding(++position, parameter));
      }
    }
    return bindings;
  }

  /** A stretch of the text with the edits made that lie within it. */
  public String within(String sql, int from, int to) {
    StringBuilder text = new StringBuilder();
    int copied = from;
    for (Edit edit : inOrder(sql)) {
      if (edit.from() >= from && edit.to() <= to) {
        text.append(sql, copied, edit.from()).append(edit.replacement());
        copied = edit.to();
      }
    }
    return operand(text.append(sql, copied, to).toString());
  }

  /** The text with all edits made. */
  public static String apply(String sql, List<Edit> ordered) {
    StringBuilder text = new StringBuilder(sql.length() + 32 * ordered.size());
    int copied = 0;
    for (Edit edit : ordered) {
      text.append(sql, copied, edit.from()).append(edit.replacement());
      copied = edit.to();
    }
    return text.append(sql, copied, sql.length()).toString();
  }
}
