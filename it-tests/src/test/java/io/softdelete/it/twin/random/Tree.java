package io.softdelete.it.twin.random;

import java.util.ArrayList;
import java.util.List;

/**
 * An item of FROM: a table, a derived table or a join of items. Immutable.
 *
 * @param text the SQL
 * @param relations the relations that it brings into scope
 * @param columns the columns that {@code *} gives, those merged by USING and NATURAL once
 * @param join whether it is a join, which needs parentheses on the right of another
 * @param lockable whether FOR UPDATE can lock all of its rows
 */
record Tree(
    String text,
    List<Relation> relations,
    List<Relation.Result> columns,
    boolean join,
    boolean lockable) {
  Tree {
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
  }

  /** An item that isn't a join. */
  static Tree of(String text, Relation relation, boolean lockable) {
    return new Tree(text, List.of(relation), relation.columns(), false, lockable);
  }

  /** As it stands on the right of a join. */
  String operand() {
    return join ? "(" + text + ")" : text;
  }

  /** The relations of both. */
  List<Relation> with(Tree right) {
    List<Relation> both = new ArrayList<>(relations);
    both.addAll(right.relations);
    return both;
  }

  /** How often {@code *} gives a column of this name. */
  long count(String column) {
    return columns.stream().filter(one -> one.name().equals(column)).count();
  }
}
