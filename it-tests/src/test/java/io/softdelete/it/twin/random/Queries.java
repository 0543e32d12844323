package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes queries around the blocks that {@link Blocks} writes: WITH, set operations, ORDER BY. */
final class Queries {
  private static final List<Type> TYPES =
      List.of(
          Type.INTEGER, Type.INTEGER, Type.INTEGER, Type.TEXT, Type.TEXT, Type.BOOLEAN, Type.DATE);

  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;
  private final Blocks blocks;

  Queries(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
    this.blocks = new Blocks(draft, grammar);
  }

  /**
   * A whole statement.
   *
   * @param text the SQL
   * @param ordered whether the order of its rows is fixed
   */
  record Statement(String text, boolean ordered) {}

  /** A SELECT statement. */
  Statement statement(int depth) {
    Scope scope = Scope.EMPTY;
    String with = "";
    if (choices.percent(18)) {
      Definitions.With clause = grammar.definitions().with(scope, depth);
      with = clause.text();
      scope = clause.scope();
    }
    if (choices.percent(6)) {
      return new Statement(with + blocks.star(scope, depth).text(), false);
    }
    List<Type> types = types();
    if (choices.percent(80)) {
      Blocks.Block block = blocks.block(types, scope, depth, false);
      return finish(with, block, types.size());
    }
    String text = with + combined(types, scope, depth, false).text();
    return choices.percent(50)
        ? new Statement(text + order(types.size()) + limit(), true)
        : new Statement(text, false);
  }

  private Statement finish(String with, Blocks.Block block, int columns) {
    String text = with + block.query().text();
    boolean ordered = choices.percent(40);
    if (ordered
        && draft.postgresql()
        && !text.startsWith("SELECT DISTINCT")
        && with.isEmpty()
        && choices.percent(6)) {
      String rest = text.substring("SELECT ".length());
      return new Statement("SELECT DISTINCT ON (1) " + rest + order(columns) + limit(), true);
    }
    if (ordered) {
      boolean more = block.sortable().isPresent() && choices.percent(25);
      text +=
          more ? " ORDER BY " + block.sortable().get() + ", " + positions(columns) : order(columns);
      text += limit();
    }
    if (block.lockable() && !draft.isCommand() && choices.percent(30)) {
      text += locking();
    }
    return new Statement(text, ordered);
  }

  private String locking() {
    String wait = choices.of("", "", "", " NOWAIT", " SKIP LOCKED");
    return switch (draft.database) {
      case POSTGRESQL ->
          choices.of(" FOR UPDATE", " FOR SHARE", " FOR NO KEY UPDATE", " FOR KEY SHARE") + wait;
      case H2 -> " FOR UPDATE" + wait;
      case MARIADB -> choices.of(" FOR UPDATE" + wait, " LOCK IN SHARE MODE");
    };
  }

  /** A single SELECT whose columns have names. */
  String columns(int depth) {
    return blocks.block(types(), Scope.EMPTY, depth, true).query().text();
  }

  /** A query whose columns have names, for FROM and WITH. */
  Query table(Scope around, int depth) {
    if (choices.percent(15)) {
      return blocks.star(around, depth);
    }
    List<Type> types = new ArrayList<>(List.of(Type.INTEGER));
    types.addAll(types());
    Query query = body(types, around, depth, true);
    return choices.percent(5) ? new Query(ended(query), query.columns()) : query;
  }

  /** A query in parentheses that gives any number of rows. */
  String rows(List<Type> types, Scope around, int depth) {
    if (depth > 0 && choices.percent(5)) {
      Definitions.With with = grammar.definitions().with(around, depth - 1);
      return "(" + with.text() + bare(types, with.scope(), depth) + ")";
    }
    return "(" + bare(types, around, depth) + ")";
  }

  /** A query in parentheses, mostly a simple one, in whose rows something is looked up. */
  String lookup(List<Type> types, Scope around, int depth, boolean correlated) {
    return choices.percent(20)
        ? rows(types, around, depth)
        : "(" + blocks.lookup(types, around, depth, correlated).text() + ")";
  }

  /** A query in parentheses that counts rows. */
  String count(Scope around, int depth) {
    return "(" + blocks.count(around, depth).text() + ")";
  }

  /** A query that gives any number of rows, without WITH at its beginning. */
  String bare(List<Type> types, Scope around, int depth) {
    Query query = body(types, around, depth, false);
    return choices.percent(6) && !draft.mariadb() ? ended(query) : query.text();
  }

  /** The same in a total order. */
  String sorted(List<Type> types, Scope around, int depth) {
    return ended(body(types, around, depth, false));
  }

  /** A query in parentheses that gives one row at most. */
  String scalar(Type type, Scope around, int depth) {
    if (type == Type.INTEGER && choices.percent(50)) {
      return count(around, depth);
    }
    if (choices.percent(80)) {
      return "(" + blocks.single(type, around, depth).text() + ")";
    }
    Query query = blocks.block(List.of(type), around, depth, false).query();
    return "(" + query.text() + " ORDER BY 1 " + choices.of("LIMIT 1)", "FETCH FIRST 1 ROW ONLY)");
  }

  /**
   * A query inside another, with ORDER BY and LIMIT. H2 2.4 forgets the LIMIT of a set operation in
   * a derived table when its plan pushes a condition into it.
   */
  private String ended(Query query) {
    String ordered = query.text() + order(query.columns().size());
    return query.combined() && !draft.postgresql() ? ordered : ordered + limit();
  }

  private Query body(List<Type> types, Scope around, int depth, boolean named) {
    return depth > 0 && draft.hasRoom() && choices.percent(12)
        ? combined(types, around, depth, named)
        : blocks.block(types, around, depth, named).query();
  }

  /** Two queries or three, combined by set operations. */
  private Query combined(List<Type> types, Scope around, int depth, boolean named) {
    Query first = blocks.block(types, around, depth - 1, named).query();
    StringBuilder text = new StringBuilder(first.text());
    for (int i = choices.between(1, 2); i > 0; i--) {
      String next = branch(types, around, depth - 1);
      if (choices.percent(15)) {
        next = "(" + next + order(types.size()) + limit() + ")";
      } else if (choices.percent(10)) {
        next = "(" + next + ")";
      }
      // Rows of several types hardly ever meet: INTERSECT and EXCEPT would always give the same.
      boolean comparable = types.size() <= 2 && types.stream().allMatch(Type.INTEGER::equals);
      text.append(
              comparable
                  ? choices.of(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ")
                  : choices.of(" UNION ALL ", " UNION ALL ", " UNION ALL ", " UNION "))
          .append(next);
    }
    return new Query(text.toString(), first.columns(), true);
  }

  private String branch(List<Type> types, Scope around, int depth) {
    return choices.percent(6)
        ? types.stream().map(draft::typedValue).collect(Collectors.joining(", ", "VALUES (", ")"))
        : blocks.block(types, around, depth, false).query().text();
  }

  private List<Type> types() {
    return IntStream.range(0, choices.between(1, 4))
        .mapToObj(i -> choices.from(TYPES))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** ORDER BY all columns: rows that are still equal may change places, nobody can tell. */
  private String order(int columns) {
    return " ORDER BY " + positions(columns);
  }

  private String positions(int columns) {
    return IntStream.rangeClosed(1, columns)
        .mapToObj(i -> i + choices.of("", "", " DESC", direction()))
        .collect(Collectors.joining(", "));
  }

  private String direction() {
    return draft.mariadb() ? " ASC" : choices.of(" ASC NULLS FIRST", " DESC NULLS LAST");
  }

  private String limit() {
    if (choices.percent(8)) {
      return switch (draft.database) {
        case POSTGRESQL ->
            choices.of(
                " OFFSET 1 LIMIT 5", " LIMIT ALL", " LIMIT ALL OFFSET 1", " FETCH FIRST ROW ONLY");
        case H2 -> choices.of(" OFFSET 1 ROW", " FETCH FIRST ROW ONLY", " OFFSET 2 ROWS");
        case MARIADB -> " LIMIT " + draft.count(0, 1) + ", " + draft.count(3, 12);
      };
    }
    return switch (choices.below(11)) {
      case 10 -> " FETCH FIRST " + choices.between(3, 12) + " ROWS WITH TIES";
      case 0, 1, 2 -> " LIMIT " + draft.count(3, 12);
      case 3 -> " LIMIT " + draft.count(3, 12) + " OFFSET " + draft.count(0, 1);
      case 4 ->
          " OFFSET "
              + choices.below(2)
              + " ROWS FETCH NEXT "
              + choices.between(3, 9)
              + " ROWS ONLY";
      default -> "";
    };
  }
}
