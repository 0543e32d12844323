package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A statement being written. Parts are written in any order, so references to registered tables and
 * parameters stand in the text as numbered places, such as {@code ‹r0›} and {@code ‹p0›}, until the
 * text is whole. Not thread-safe.
 */
final class Draft {
  private static final List<String> TEXTS =
      List.of(
          "Ada",
          "Rome",
          "Oslo",
          "gift",
          "paid",
          "open",
          "late",
          "Apple",
          "",
          "x",
          "it''s",
          "a?b",
          "/* softdelete:bypass */",
          "-- no comment",
          "DELETE FROM orders",
          "$$",
          "a;b",
          "\\");

  /** The place of a question mark that is an operator, written twice where it is prepared. */
  static final String QUESTION_MARK = "‹q›";

  final Choices choices;
  final Database database;
  private final List<TwinTable> tables;
  private final List<Reference> references = new ArrayList<>();
  private final List<Bind> parameters = new ArrayList<>();
  private final Set<KnownRefusal> refusable = EnumSet.noneOf(KnownRefusal.class);
  private final Set<Integer> undividable = new HashSet<>();
  private final List<String> verbatim = new ArrayList<>();
  private final List<Relation> unused = new ArrayList<>();
  private final int mostTables;
  private final int parameterChance;
  private final Literals literals;
  private final Set<TwinTable> kept = new HashSet<>();
  private Optional<TwinTable> withheld = Optional.empty();
  private int tablesUsed;
  private int names;
  private boolean command;

  Draft(Choices choices, Database database, List<TwinTable> tables) {
    this.choices = choices;
    this.database = database;
    this.tables = tables;
    this.mostTables = choices.percent(85) ? choices.between(2, 4) : choices.between(5, 8);
    this.parameterChance = choices.percent(35) ? 40 : 0;
    this.literals = new Literals(choices, database);
  }

  List<TwinTable> tables() {
    return tables;
  }

  List<Reference> references() {
    return references;
  }

  List<Bind> parameters() {
    return parameters;
  }

  boolean postgresql() {
    return database == Database.POSTGRESQL;
  }

  boolean h2() {
    return database == Database.H2;
  }

  boolean mariadb() {
    return database == Database.MARIADB;
  }

  /** The name of a table, now and then with its schema where there are schemas. */
  String written(TwinTable table) {
    return choices.percent(8) ? database.qualified(table.name()) : table.name();
  }

  /** Whether the statement may name one more table. */
  boolean hasRoom() {
    return tablesUsed < mostTables;
  }

  /** Notes a common table expression, which is worth nothing until it is used. */
  Relation defined(Relation expression) {
    unused.add(expression);
    return expression;
  }

  /** Notes that a common table expression is used. */
  void use(Relation expression) {
    tablesUsed++;
    unused.remove(expression);
  }

  /** The names of those common table expressions that nothing has used yet. */
  List<String> unused(Map<String, Relation> expressions) {
    return expressions.entrySet().stream()
        .filter(entry -> unused.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** A table, rarely one that isn't registered. */
  TwinTable table() {
    tablesUsed++;
    List<TwinTable> available = tables.stream().filter(this::available).toList();
    TwinTable table = choices.from(available);
    return table.registered() || choices.percent(50) ? table : choices.from(available);
  }

  private boolean available(TwinTable table) {
    return withheld.isEmpty() || !withheld.get().equals(table);
  }

  /** From here on no query reads this table. */
  void withhold(TwinTable table) {
    withheld = Optional.of(table);
  }

  /** A table that is registered. */
  TwinTable registeredTable() {
    tablesUsed++;
    return choices.from(
        tables.stream().filter(TwinTable::registered).filter(this::available).toList());
  }

  /** No further change of the statement has this table as its target. */
  void keep(TwinTable table) {
    kept.add(table);
  }

  /** A registered table to be changed. */
  TwinTable target() {
    tablesUsed++;
    return choices.from(
        tables.stream().filter(TwinTable::registered).filter(t -> !kept.contains(t)).toList());
  }

  /** The place of a table's name. */
  String reference(TwinTable table, String written, boolean aliased, Reference.Role role) {
    if (!table.registered()) {
      return written;
    }
    references.add(new Reference(table, written, aliased, role));
    return "‹r" + (references.size() - 1) + "›";
  }

  /** The place of a table's name that no derived table can stand for. */
  String undividable(TwinTable table, String written) {
    String place = reference(table, written, true, Reference.Role.SOURCE);
    if (table.registered()) {
      undividable.add(references.size() - 1);
    }
    return place;
  }

  /** The references that no derived table can stand for. */
  Set<Integer> undividable() {
    return undividable;
  }

  /** A name that nothing else in the statement has. */
  String name(String prefix) {
    names++;
    return prefix + names;
  }

  /** A value: a literal, or a parameter where the type is known from what stands beside it. */
  String value(Type type) {
    return parametric() ? parameter(bind(type)) : literal(type);
  }

  /** A value that says its type itself. */
  String typedValue(Type type) {
    return parametric() ? cast(parameter(bind(type)), type) : literal(type);
  }

  /** An expression with its type said. */
  String cast(String value, Type type) {
    if (!mariadb()) {
      return "CAST(" + value + " AS " + type.sql() + ")";
    }
    return switch (type) {
      case TEXT -> "CAST(" + value + " AS CHAR)";
      case BOOLEAN -> "(" + value + " = TRUE)";
      case TIMESTAMP -> "CAST(" + value + " AS DATETIME)";
      case INTEGER, DECIMAL, DATE -> "CAST(" + value + " AS " + type.sql() + ")";
    };
  }

  /** A whole number for LIMIT and the like. */
  String count(int first, int last) {
    Bind bind = new Bind(Type.INTEGER, choices.between(first, last));
    return parametric() ? parameter(bind) : bind.literal();
  }

  /** From here on there are neither parameters nor locks: PostgreSQL's commands have none. */
  void asCommand() {
    command = true;
  }

  /** Whether the statement is part of a command. */
  boolean isCommand() {
    return command;
  }

  private boolean parametric() {
    return choices.percent(parameterChance) && !command;
  }

  /** Notes that the driver may refuse the statement. */
  void mayBeRefused(KnownRefusal refusal) {
    refusable.add(refusal);
  }

  /** What the driver may refuse. */
  Set<KnownRefusal> refusable() {
    return refusable;
  }

  /** A registered table that has a column of this role. */
  TwinTable tableWith(Column.Role role) {
    tablesUsed++;
    return choices.from(
        tables.stream()
            .filter(TwinTable::registered)
            .filter(table -> table.columns().stream().anyMatch(column -> column.role() == role))
            .toList());
  }

  /** The place of a parameter. */
  String parameter(Bind bind) {
    parameters.add(bind);
    return "‹p" + (parameters.size() - 1) + "›";
  }

  String literal(Type type) {
    return switch (type) {
      case TIMESTAMP -> literals.timestamp("'20" + choices.between(10, 24) + "-06-01 12:00:00'");
      case TEXT -> verbatim(literals.text((String) bind(type).value()));
      case DATE -> literals.date(bind(type).literal());
      default -> bind(type).literal();
    };
  }

  /** The place of a text that stays as it is when the statement is set in type. */
  String verbatim(String text) {
    verbatim.add(text);
    return "‹l" + (verbatim.size() - 1) + "›";
  }

  /** The text with what stands verbatim in its places. */
  String completed(String text) {
    String whole = text;
    for (int i = 0; i < verbatim.size(); i++) {
      whole = whole.replace("‹l" + i + "›", verbatim.get(i));
    }
    return whole;
  }

  /** A value of this type; never null. */
  Bind bind(Type type) {
    Object value =
        switch (type) {
          case INTEGER, DECIMAL ->
              choices.percent(70) ? choices.between(0, 10) : choices.between(-20, 150);
          case TEXT -> choices.from(TEXTS).replace("''", "'");
          case BOOLEAN -> choices.percent(50);
          case DATE -> LocalDate.of(2019 + choices.below(5), choices.between(1, 12), 1);
          case TIMESTAMP -> LocalDate.of(2019 + choices.below(5), 6, 1).atStartOfDay();
        };
    return new Bind(type, value);
  }
}
