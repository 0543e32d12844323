package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.TwinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes statements at random: for one database and seed always the same ones, whichever is asked
 * for first. Thread-safe.
 */
final class Generator {
  /** How deep queries nest, as often as it stands here. */
  private static final String DEPTHS = "1111111111111112222223";

  private final Database database;
  private final List<TwinTable> tables;
  private final long seed;

  Generator(Database database, List<TwinTable> tables, long seed) {
    this.database = database;
    this.tables = List.copyOf(tables);
    this.seed = seed;
  }

  /** The statement of this index. */
  GeneratedStatement statement(long index) {
    Choices choices = new Choices(seed, index);
    Draft draft = new Draft(choices, database, tables);
    Grammar grammar = new Grammar(draft);
    Changes changes = new Changes(draft, grammar);
    int depth = DEPTHS.charAt(choices.below(DEPTHS.length())) - '0';
    int kind = choices.below(100);
    if (kind < 64) {
      Queries.Statement query = grammar.queries().statement(depth);
      return finished(index, draft, query.text(), query.ordered(), Optional.empty());
    }
    Change change;
    if (kind < 75) {
      change = changes.insert(depth);
    } else if (kind < 86) {
      change = changes.update(depth);
    } else if (kind < 98 || !draft.postgresql()) {
      change = changes.delete(depth);
    } else {
      change = changes.changingQuery(depth);
    }
    return finished(index, draft, change.text(), false, Optional.of(change));
  }

  private GeneratedStatement finished(
      long index, Draft draft, String text, boolean ordered, Optional<Change> change) {
    Choices choices = draft.choices;
    String template = new Typography(choices).set(text);
    List<List<Bind>> parameters = new ArrayList<>();
    Call.Style style = Call.Style.STATEMENT;
    if (!draft.parameters().isEmpty() || choices.percent(25)) {
      style = Call.Style.PREPARED;
      parameters.add(List.copyOf(draft.parameters()));
    }
    boolean plainChange = change.isPresent() && !change.get().returning();
    // A row that a batch's first statement marks as deleted is there for the second on the twin
    // only.
    boolean batchable = plainChange && !change.get().marking();
    if (batchable && !draft.parameters().isEmpty() && choices.percent(40)) {
      style = Call.Style.BATCH;
      for (int i = choices.between(1, 2); i > 0; i--) {
        parameters.add(draft.parameters().stream().map(bind -> draft.bind(bind.type())).toList());
      }
    }
    List<String> keys = new ArrayList<>();
    if (plainChange && text.contains("INSERT INTO") && choices.percent(30)) {
      change.get().table().columns().stream()
          .filter(column -> column.role() == Column.Role.NUMBER)
          .map(
              column -> draft.postgresql() ? column.name() : column.name().toUpperCase(Locale.ROOT))
          .forEach(keys::add);
    }
    return new GeneratedStatement(
        index,
        template,
        draft.references(),
        parameters,
        style,
        ordered,
        keys,
        change.map(Change::table),
        change.map(Change::returned).orElse(List.of()));
  }
}
