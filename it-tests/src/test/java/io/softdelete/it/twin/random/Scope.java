package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names mean at one place of a statement. Immutable.
 *
 * @param relations the relations of the innermost FROM
 * @param expressions the common table expressions to be seen, inner ones over outer ones
 * @param outer the scope of the query around
 * @param whole whether the relations are all of FROM with all their columns, so that a column that
 *     is the only one of its name may stand without its relation
 */
record Scope(
    List<Relation> relations,
    Map<String, Relation> expressions,
    Optional<Scope> outer,
    boolean whole) {
  /** A statement's beginning: nothing has a name yet. */
  static final Scope EMPTY = new Scope(List.of(), Map.of(), Optional.empty(), true);

  Scope {
    relations = List.copyOf(relations);
    expressions = Map.copyOf(expressions);
  }

  /** Whether no FROM is around. */
  boolean beginning() {
    return relations.isEmpty() && outer.isEmpty();
  }

  /** This place, with one more common table expression. */
  Scope withExpression(String name, Relation relation) {
    Map<String, Relation> all = new HashMap<>(expressions);
    all.put(name, relation);
    return new Scope(relations, all, outer, whole);
  }

  /** A query inside this place whose FROM has these relations. */
  Scope inner(List<Relation> inside) {
    return new Scope(inside, expressions, Optional.of(this), true);
  }

  /** A place in such a query where only some of its relations or columns may be named. */
  Scope narrowed(List<Relation> some) {
    return new Scope(some, expressions, outer, false);
  }

  /** The same place if no query were around it. */
  Scope detached() {
    return new Scope(relations, expressions, Optional.empty(), whole);
  }

  /** The columns of the innermost FROM. */
  List<Field> own() {
    return relations.stream().flatMap(relation -> relation.fields().stream()).toList();
  }

  List<Field> own(Type type) {
    return own().stream().filter(field -> field.type() == type).toList();
  }

  /** The columns of the queries around, but for those whose relation's name is hidden. */
  List<Field> surrounding() {
    Set<String> hidden = new HashSet<>();
    List<Field> fields = new ArrayList<>();
    Scope scope = this;
    while (scope.outer().isPresent()) {
      scope.relations().forEach(relation -> hidden.add(relation.name()));
      scope = scope.outer().get();
      scope.own().stream().filter(field -> !hidden.contains(field.relation())).forEach(fields::add);
    }
    return fields;
  }

  List<Field> surrounding(Type type) {
    return surrounding().stream().filter(field -> field.type() == type).toList();
  }
}
