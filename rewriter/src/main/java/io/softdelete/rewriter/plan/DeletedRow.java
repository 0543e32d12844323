package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The row that a soft DELETE returns, of which the UPDATE in its stead changes some columns.
 * Immutable.
 *
 * @param changed the columns whose value the UPDATE changes, generated ones included
 * @param names what the row is called
 */
record DeletedRow(
    Work work,
    Finding.Delete delete,
    Deletion.Soft soft,
    List<Column> columns,
    Set<String> changed,
    ReturningNames names) {
  private static final Set<String> SYSTEM_COLUMNS = Set.of("ctid", "xmin", "xmax", "cmin", "cmax");

  static DeletedRow of(Work work, Finding.Delete delete, Deletion.Soft soft) {
    List<Column> columns = work.columns(delete.target());
    Set<String> changed =
        columns.stream().filter(Column::generated).map(Column::name).collect(Collectors.toSet());
    changed.add(work.settings().folding().canonical(soft.marker().column()));
    for (Identifier column : soft.set().keySet()) {
      changed.add(work.settings().folding().canonical(column));
    }
    return new DeletedRow(work, delete, soft, columns, changed, ReturningNames.of(work, delete));
  }

  /** What RETURNING mentions of the row. */
  List<Mention> mentions() {
    List<Mention> mentions =
        names.mentions(work, names.deleted()).stream()
            .map(mention -> mention.columnsFirst(columns))
            .toList();
    for (Mention mention : mentions) {
      if (SYSTEM_COLUMNS.contains(mention.name())) {
        throw unknowable(mention);
      }
    }
    return mentions;
  }

  /** Writes NULL for what isn't there any more. */
  void writeNew() {
    if (!names.fresh().isEmpty()) {
      new NewRow(work, delete.target(), columns, value -> "NULL")
          .write(names.mentions(work, names.fresh()));
    }
  }

  /** Whether a mention may give another value after the UPDATE. */
  boolean changes(Mention mention) {
    return switch (mention.kind()) {
      case ALL, ALL_OF_ROW, ROW -> true;
      case COLUMN, NAME -> changed.contains(mention.name());
    };
  }

  boolean isColumn(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** Whether all that a mention needs is what the marker was, and that is known. */
  boolean isKnown(Mention mention) {
    boolean one = soft.marker().active().size() == 1;
    return switch (mention.kind()) {
      case ALL, ALL_OF_ROW -> one && changed.size() == 1;
      case ROW -> false;
      case COLUMN, NAME -> one && mention.name().equals(marker()) && !mention.nested();
    };
  }

  String marker() {
    return work.settings().folding().canonical(soft.marker().column());
  }

  /** What the marker was, if it can be known without a look. */
  String oldMarker(int at) {
    SqlExpression active = soft.marker().active().get(0);
    String type =
        columns.stream()
            .filter(column -> column.name().equals(marker()))
            .map(Column::type)
            .findFirst()
            .orElseThrow(
                () ->
                    work.refuse(
                        at,
                        "the table has no column " + soft.marker().column(),
                        "correct the marker in the catalog"));
    return "CAST(" + active.sql() + " AS " + type + ")";
  }

  /** What {@code *} stands for behind the target's columns: those of USING. */
  String others(int at) {
    StringBuilder others = new StringBuilder();
    List<JoinTree> items = delete.block().from();
    items.subList(1, items.size()).forEach(item -> others(item, at, others));
    return others.toString();
  }

  private void others(JoinTree item, int at, StringBuilder others) {
    Tokens tokens = work.tokens();
    if (item instanceof JoinTree.Table table) {
      int alias = table.reference().alias();
      others.append(", ");
      others.append(
          alias >= 0
              ? tokens.text(alias, alias)
              : tokens.text(table.reference().nameFirst(), table.reference().nameLast()));
      others.append(".*");
    } else if (item instanceof JoinTree.Derived derived && derived.alias() >= 0) {
      others.append(", ").append(tokens.text(derived.alias(), derived.alias())).append(".*");
    } else if (item instanceof JoinTree.Join join && !join.mergesColumns()) {
      others(join.left(), at, others);
      others(join.right(), at, others);
    } else {
      throw work.refuse(at, "RETURNING * over a join in USING", "name the columns");
    }
  }

  /** Within a sub-query a name without its table's may be another table's column. */
  UnsupportedSql ambiguous(Mention mention) {
    return work.refuse(
        mention.first(),
        "the column " + mention.name() + " within a sub-query of RETURNING",
        "write the table's name before it");
  }

  UnsupportedSql unknowable(Mention mention) {
    String what = work.tokens().text(mention.first(), mention.last());
    return work.refuse(
        mention.first(),
        "RETURNING "
            + what
            + " of a deleted row, whose value before the deletion can't be given without a primary"
            + " key to find it by",
        "return columns that the deletion doesn't change");
  }

  /** Whether a name within a sub-query may be that of a table of it, and not the row's. */
  boolean isHidden(Mention mention) {
    if (!mention.nested()) {
      return false;
    }
    Tokens tokens = work.tokens();
    for (int i = names.first(); i <= names.last(); i++) {
      if (tokens.isName(i)
          && !tokens.is(i + 1, TokenKind.DOT)
          && !tokens.is(i - 1, TokenKind.DOT)
          && names.deleted().contains(work.tables().canonical(tokens, i))) {
        return true;
      }
    }
    return false;
  }
}
