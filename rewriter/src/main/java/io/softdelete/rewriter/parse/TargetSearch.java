package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;

/** Finds the reference that a name in MariaDB's list of tables to delete from means. */
final class TargetSearch {
  private final Reading reading;
  private final Tokens tokens;
  private final int name;

  TargetSearch(Reading reading, int name) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.name = name;
  }

  TableReference in(List<JoinTree> from) {
    return from.stream()
        .flatMap(tree -> search(tree).stream())
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.unparsable(
                    tokens.sql(), tokens.start(name), "no table of this name is listed"));
  }

  private Optional<TableReference> search(JoinTree tree) {
    if (tree instanceof JoinTree.Table table) {
      return Optional.of(table.reference()).filter(this::isMeant);
    }
    if (tree instanceof JoinTree.Join join) {
      Optional<TableReference> left = search(join.left());
      return left.isPresent() ? left : search(join.right());
    }
    return Optional.empty();
  }

  /** The alias, or the name; a schema before the name must not differ from a written one. */
  private boolean isMeant(TableReference reference) {
    boolean qualified = tokens.is(name - 1, TokenKind.DOT);
    int exposed = reference.alias() >= 0 && !qualified ? reference.alias() : reference.nameLast();
    boolean written = reference.nameFirst() != reference.nameLast();
    return (qualified || reference.alias() < 0 || exposed == reference.alias())
        && canonical(exposed).equals(canonical(name))
        && (!qualified
            || !written
            || canonical(reference.nameLast() - 2).equals(canonical(name - 2)));
  }

  private String canonical(int token) {
    return reading.tables.canonical(tokens, token);
  }
}
