package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Qualifies the columns of a catalog expression with the name of their table. */
final class ColumnQualifier {
  private ColumnQualifier() {}

  /**
   * The expression with every name that is a column qualified.
   *
   * @param columns asked only when the expression holds a name at all
   */
  static String qualify(
      String expression,
      String qualifier,
      RewriterSettings settings,
      Supplier<List<Session.Column>> columns) {
    Tokens tokens = Tokens.of(expression, new Lexing(settings.dialect(), false, true));
    boolean onlyOneWord = tokens.size() == 1 && expression.equalsIgnoreCase("CURRENT_TIMESTAMP");
    boolean names = false;
    for (int i = 0; i < tokens.size(); i++) {
      names |= tokens.isName(i);
    }
    if (!names || onlyOneWord) {
      return expression;
    }
    Set<String> known =
        columns.get().stream().map(Session.Column::name).collect(Collectors.toSet());
    Edits edits = new Edits();
    for (int i = 0; i < tokens.size(); i++) {
      boolean plain =
          tokens.isName(i)
              && !tokens.is(i + 1, '(')
              && !tokens.is(i + 1, TokenKind.DOT)
              && (i == 0 || !(tokens.is(i - 1, TokenKind.DOT) || tokens.is(i - 1, '{')));
      if (plain && known.contains(settings.folding().canonical(tokens.identifier(i)))) {
        edits.insert(tokens.start(i), qualifier + '.');
      }
    }
    return Edits.apply(expression, edits.inOrder(expression));
  }
}
