package io.softdelete.it.twin.random;

import io.softdelete.it.twin.TwinTable;

/** Writes statements that carry a query or that stand beside others in one text. */
final class Carriers {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Carriers(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A statement around a query.
   *
   * @param text the SQL
   * @param ordered whether the order of its rows is fixed
   * @param quiet whether its result differs from one database to the other even when nothing is
   *     wrong
   */
  record Carrier(String text, boolean ordered, boolean quiet) {}

  /** A query in something that carries it. */
  Carrier carrier(int depth) {
    if (!draft.postgresql()) {
      return choices.percent(15) ? kept(depth) : explained(depth);
    }
    return switch (choices.below(9)) {
      case 0 -> explained(depth);
      case 8 -> copied(depth);
      case 1, 2 -> kept(depth);
      case 3 -> cursor(depth);
      case 4 -> prepared(depth);
      case 5 -> into(depth);
      default -> whole();
    };
  }

  /** Two queries or three in one text. */
  Carrier several(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = choices.between(2, 3); i > 0; i--) {
      text.append(grammar.queries().statement(depth).text())
          .append(i > 1 ? choices.of("; ", ";") : "");
    }
    return new Carrier(text.toString(), false, false);
  }

  private Carrier explained(int depth) {
    String word =
        switch (draft.database) {
          case POSTGRESQL ->
              choices.of(
                  "EXPLAIN ",
                  "EXPLAIN VERBOSE ",
                  "EXPLAIN (COSTS OFF, VERBOSE) ",
                  "EXPLAIN ANALYZE ",
                  "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ");
          case H2 -> choices.of("EXPLAIN ", "EXPLAIN PLAN FOR ", "EXPLAIN ANALYZE ");
          case MARIADB ->
              choices.of("EXPLAIN ", "EXPLAIN EXTENDED ", "EXPLAIN FORMAT=JSON ", "DESCRIBE ");
        };
    return new Carrier(word + grammar.queries().statement(depth).text(), false, true);
  }

  /** What a query gave, kept in a table or a view and read again. */
  private Carrier kept(int depth) {
    draft.asCommand();
    String name = draft.name("kept");
    String query = grammar.queries().table(Scope.EMPTY, depth).text();
    if (draft.mariadb()) {
      String text = "CREATE OR REPLACE TEMPORARY TABLE " + name + choices.of(" AS ", " ") + query;
      return new Carrier(text, false, false);
    }
    if (draft.h2()) {
      String text = "CREATE LOCAL TEMPORARY TABLE " + name + " TRANSACTIONAL AS " + query;
      return new Carrier(text + "; DROP TABLE " + name, false, false);
    }
    String text =
        switch (choices.below(5)) {
          case 0 -> "CREATE TABLE " + name + " AS " + query;
          case 1 -> "CREATE TEMP TABLE " + name + " AS (" + query + ") WITH DATA";
          case 2 -> "CREATE OR REPLACE VIEW " + name + " AS " + query;
          case 3 -> "CREATE MATERIALIZED VIEW IF NOT EXISTS " + name + " AS " + query;
          default -> "CREATE TABLE IF NOT EXISTS " + name + " AS " + query;
        };
    return new Carrier(text + "; SELECT * FROM " + name, false, false);
  }

  /** What COPY writes, read again from the server's own directory. */
  private Carrier copied(int depth) {
    draft.asCommand();
    TwinTable table = draft.registeredTable();
    String source =
        choices.percent(60)
            ? "(" + grammar.queries().table(Scope.EMPTY, depth).text() + ")"
            : draft.undividable(table, draft.written(table)) + choices.of("", " (id)");
    String options = choices.of("", " WITH (FORMAT csv)", " CSV HEADER", " (DELIMITER '|')");
    return new Carrier(
        "COPY "
            + source
            + " TO PROGRAM 'cat > twin_copy'"
            + options
            + "; SELECT string_to_table(pg_read_file('twin_copy'), CHR(10))",
        false,
        false);
  }

  private Carrier cursor(int depth) {
    draft.asCommand();
    String name = draft.name("c");
    String options = choices.of("", " SCROLL", " NO SCROLL", " INSENSITIVE");
    String hold = choices.of("", " WITHOUT HOLD");
    Queries.Statement query = grammar.queries().statement(depth);
    return new Carrier(
        "DECLARE %s%s CURSOR%s FOR %s; FETCH ALL FROM %s; CLOSE %s"
            .formatted(name, options, hold, query.text(), name, name),
        query.ordered(),
        false);
  }

  private Carrier prepared(int depth) {
    draft.asCommand();
    String name = draft.name("p");
    Queries.Statement query = grammar.queries().statement(depth);
    return new Carrier(
        "PREPARE %s AS %s; EXECUTE %s; DEALLOCATE %s".formatted(name, query.text(), name, name),
        query.ordered(),
        false);
  }

  /** SELECT … INTO, whose INTO stands before FROM. */
  private Carrier into(int depth) {
    draft.asCommand();
    String name = draft.name("kept");
    String query = grammar.queries().columns(depth);
    int from = mainFrom(query);
    return new Carrier(
        query.substring(0, from)
            + choices.of(" INTO ", " INTO TEMP ", " INTO TABLE ")
            + name
            + query.substring(from)
            + "; SELECT * FROM "
            + name,
        false,
        false);
  }

  /** A whole table, in few words. */
  private Carrier whole() {
    TwinTable table = draft.registeredTable();
    String head = choices.of("TABLE ", "SELECT * FROM ONLY ");
    String text = head + draft.undividable(table, draft.written(table));
    if (choices.percent(30)) {
      text += " UNION ALL TABLE " + draft.undividable(table, draft.written(table));
    }
    return new Carrier(text, false, false);
  }

  /** Where the FROM of the query itself begins. */
  private static int mainFrom(String query) {
    int depth = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && query.startsWith(" FROM ", i)) {
        return i;
      }
    }
    throw new IllegalStateException(query);
  }
}
