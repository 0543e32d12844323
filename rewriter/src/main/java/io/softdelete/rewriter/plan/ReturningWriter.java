package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes RETURNING give the row as it was before the deletion (PostgreSQL). An UPDATE returns the
 * new row, which differs in the marker and the columns of {@code set}. What the marker was is known
 * without a look: a row that is being deleted was active. So every mention of the marker becomes
 * its active value; what can't be known is refused.
 */
final class ReturningWriter {
  private static final Set<String> SYSTEM_COLUMNS = Set.of("ctid", "xmin", "xmax", "cmin", "cmax");

  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Delete delete;
  private final Deletion.Soft soft;
  private final String qualifier;
  private final String marker;
  private final Set<String> set;
  private final String target;

  ReturningWriter(Work work, Finding.Delete delete, Deletion.Soft soft) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.delete = delete;
    this.soft = soft;
    this.qualifier = work.qualifier(delete.target());
    this.marker = work.settings().folding().canonical(soft.marker().column());
    this.set =
        soft.set().keySet().stream()
            .map(work.settings().folding()::canonical)
            .collect(Collectors.toSet());
    int name = delete.target().alias() >= 0 ? delete.target().alias() : delete.target().nameLast();
    this.target = canonical(name);
  }

  private String canonical(int token) {
    return work.tables().canonical(tokens, token);
  }

  void write() {
    for (int i = delete.returningFirst(); i <= delete.returningLast(); i++) {
      if (tokens.is(i, TokenKind.STAR)) {
        star(i);
      } else if (tokens.isName(i)) {
        name(i);
      }
    }
  }

  private void star(int star) {
    if (tokens.is(star - 1, TokenKind.DOT)) {
      if (qualifierName(star).equals(target)) {
        int first = qualifierStart(star);
        requireTopLevel(star);
        edits.replace(tokens.start(first), tokens.end(star), columnList(star));
      }
    } else if (star == delete.returningFirst() || tokens.is(star - 1, TokenKind.COMMA)) {
      requireTopLevel(star);
      edits.replace(tokens.start(star), tokens.end(star), columnList(star) + others(star));
    }
  }

  /** The target's columns one by one, since one of them is replaced. */
  private String columnList(int at) {
    if (!set.isEmpty()) {
      throw unknowable(at, "all columns");
    }
    List<String> list = new ArrayList<>();
    for (Session.Column column : work.columns(delete.target())) {
      String name = Work.quoted(column.name());
      list.add(
          column.name().equals(marker) ? oldMarker(at) + " AS " + name : qualifier + '.' + name);
    }
    return String.join(", ", list);
  }

  /** What {@code *} stands for behind the target's columns: those of USING. */
  private String others(int at) {
    StringBuilder others = new StringBuilder();
    List<JoinTree> items = delete.block().from();
    for (JoinTree item : items.subList(1, items.size())) {
      if (item instanceof JoinTree.Table table) {
        int alias = table.reference().alias();
        String name =
            alias >= 0
                ? tokens.text(alias, alias)
                : tokens.text(table.reference().nameFirst(), table.reference().nameLast());
        others.append(", ").append(name).append(".*");
      } else if (item instanceof JoinTree.Derived derived && derived.alias() >= 0) {
        others.append(", ").append(tokens.text(derived.alias(), derived.alias())).append(".*");
      } else {
        throw work.refuse(at, "RETURNING * over a join in USING", "name the columns");
      }
    }
    return others.toString();
  }

  private void name(int at) {
    String name = canonical(at);
    boolean qualified = tokens.is(at - 1, TokenKind.DOT);
    if (tokens.is(at + 1, TokenKind.DOT) || tokens.is(at + 1, '(') || isLabel(at)) {
      return;
    }
    if (qualified && !qualifierName(at).equals(target)) {
      return;
    }
    if (!qualified && name.equals(target)) {
      throw work.refuse(at, "the whole row in RETURNING", "name the columns");
    }
    if (SYSTEM_COLUMNS.contains(name)) {
      throw unknowable(at, name);
    }
    if (set.contains(name)) {
      throw unknowable(at, name);
    }
    if (name.equals(marker)) {
      requireNoSubQuery(at);
      int first = qualified ? qualifierStart(at) : at;
      String label = isWholeItem(first, at) ? " AS " + tokens.text(at, at) : "";
      edits.replace(tokens.start(first), tokens.end(at), oldMarker(at) + label);
    }
  }

  /** The name before the full stop before a token. */
  private String qualifierName(int at) {
    if (!tokens.isName(at - 2)) {
      throw Refusal.unparsable(
          tokens.sql(), tokens.start(at - 1), "a name should stand before the full stop");
    }
    return canonical(at - 2);
  }

  /** The name of a result column, behind AS or behind a complete expression. */
  private boolean isLabel(int at) {
    if (tokens.is(at - 1, Keyword.AS)) {
      return true;
    }
    if (!endsItem(at + 1) || at == delete.returningFirst()) {
      return false;
    }
    return switch (tokens.kind(at - 1)) {
      case NUMBER, STRING, CLOSE, QUOTED, PARAMETER -> true;
      case WORD -> beginsItem(at - 1) || tokens.is(at - 2, TokenKind.DOT);
      default -> false;
    };
  }

  private boolean beginsItem(int at) {
    return at == delete.returningFirst() || tokens.is(at - 1, TokenKind.COMMA);
  }

  private boolean endsItem(int at) {
    return at > delete.returningLast() || tokens.is(at, TokenKind.COMMA);
  }

  private boolean isWholeItem(int first, int last) {
    return tokens.partner(last) == tokens.partner(delete.returningFirst() - 1)
        && beginsItem(first)
        && endsItem(last + 1);
  }

  private int qualifierStart(int last) {
    int first = last;
    while (tokens.is(first - 1, TokenKind.DOT)) {
      first -= 2;
    }
    return first;
  }

  private String oldMarker(int at) {
    List<SqlExpression> active = soft.marker().active();
    if (active.size() > 1) {
      throw unknowable(at, soft.marker().column().sql());
    }
    String type =
        work.columns(delete.target()).stream()
            .filter(column -> column.name().equals(marker))
            .map(Session.Column::type)
            .findFirst()
            .orElseThrow(
                () ->
                    work.refuse(
                        at,
                        "the table has no column " + soft.marker().column(),
                        "correct the marker in the catalog"));
    return "CAST(" + active.get(0).sql() + " AS " + type + ")";
  }

  private void requireTopLevel(int at) {
    if (tokens.partner(at) != tokens.partner(delete.returningFirst() - 1)) {
      throw work.refuse(at, "the whole row within an expression of RETURNING", "name the columns");
    }
  }

  /** Within a sub-query the name may be another table's column. */
  private void requireNoSubQuery(int at) {
    int outside = tokens.partner(delete.returningFirst() - 1);
    for (int open = tokens.partner(at); open != outside; open = enclosing(open)) {
      if (tokens.is(open + 1, Keyword.SELECT) || tokens.is(open + 1, Keyword.WITH)) {
        throw work.refuse(at, "the marker within a sub-query of RETURNING", "select it afterwards");
      }
    }
  }

  private int enclosing(int open) {
    // A bracket knows its partner, so what is around it is asked of the token before it.
    int before = open - 1;
    return tokens.is(before, TokenKind.CLOSE) || tokens.is(before, TokenKind.OPEN)
        ? tokens.is(before, TokenKind.OPEN) ? before : enclosing(tokens.partner(before))
        : tokens.partner(before);
  }

  private UnsupportedSql unknowable(int at, String column) {
    return work.refuse(
        at,
        "RETURNING "
            + column
            + " of a deleted row, whose value before the deletion this version"
            + " can't give",
        "return columns that the deletion doesn't change");
  }
}
