package io.softdelete.it.twin.random;

/** The writers of one statement's parts, which call each other. */
final class Grammar {
  private final Expressions expressions;
  private final Conditions conditions;
  private final Aggregates aggregates;
  private final Sources sources;
  private final Joins joins;
  private final Targets targets;
  private final Definitions definitions;
  private final Queries queries;

  Grammar(Draft draft) {
    expressions = new Expressions(draft, this);
    conditions = new Conditions(draft, this);
    aggregates = new Aggregates(draft, this);
    sources = new Sources(draft, this);
    joins = new Joins(draft, this);
    targets = new Targets(draft, this);
    definitions = new Definitions(draft, this);
    queries = new Queries(draft, this);
  }

  Expressions expressions() {
    return expressions;
  }

  Conditions conditions() {
    return conditions;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  Sources sources() {
    return sources;
  }

  Joins joins() {
    return joins;
  }

  Targets targets() {
    return targets;
  }

  Definitions definitions() {
    return definitions;
  }

  Queries queries() {
    return queries;
  }
}
