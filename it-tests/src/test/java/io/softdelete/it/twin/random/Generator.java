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
import java.util.regex.Pattern;

/**
 * Writes statements at random: for one database and seed always the same ones, whichever is asked
 * for first. Thread-safe.
 */
final class Generator {
  /** How deep queries nest, as often as it stands here. */
  private static final String DEPTHS = "1111111111111112222223";

  private static final Pattern UPSERT =
      Pattern.compile("(?i)\\b(MERGE|REPLACE|CONFLICT|DUPLICATE|IGNORE)\\b");
  private static final Pattern LOCKING =
      Pattern.compile("(?is)\\b(FOR\\b.*\\b(UPDATE|SHARE)|LOCK)\\b");

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
    if (kind < 56) {
      Queries.Statement query = grammar.queries().statement(depth);
      return finished(
          index,
          draft,
          new Carriers.Carrier(query.text(), query.ordered(), false),
          Optional.empty());
    }
    if (kind < 62) {
      Carriers carriers = new Carriers(draft, grammar);
      boolean several = draft.database.takesSeveral() && choices.percent(35);
      return finished(
          index,
          draft,
          several ? carriers.several(depth) : carriers.carrier(depth),
          Optional.empty());
    }
    Change change = change(kind, draft, changes, depth);
    return finished(
        index, draft, new Carriers.Carrier(change.text(), false, false), Optional.of(change));
  }

  private static Change change(int kind, Draft draft, Changes changes, int depth) {
    if (kind < 71) {
      return changes.insert(depth);
    }
    if (kind < 82) {
      return changes.update(depth);
    }
    if (kind < 93) {
      return changes.delete(depth);
    }
    if (kind < 96) {
      return changes.upsert();
    }
    if (kind < 97 && draft.database.takesSeveral()) {
      return changes.several(depth);
    }
    return switch (draft.database) {
      case POSTGRESQL ->
          kind < 99
              ? changes.changingQuery(depth)
              : draft.choices.percent(50) ? changes.truncate() : changes.current();
      case H2 -> changes.deltaQuery(depth);
      case MARIADB -> changes.delete(depth);
    };
  }

  private GeneratedStatement finished(
      long index, Draft draft, Carriers.Carrier carrier, Optional<Change> change) {
    Choices choices = draft.choices;
    String text = carrier.text();
    String template = draft.completed(new Typography(choices).set(text, !draft.mariadb()));
    List<List<Bind>> parameters = new ArrayList<>();
    Call.Style style = Call.Style.STATEMENT;
    if (!draft.parameters().isEmpty() || (!draft.isCommand() && choices.percent(25))) {
      style = Call.Style.PREPARED;
      parameters.add(List.copyOf(draft.parameters()));
    }
    boolean plainChange = change.isPresent() && !change.get().returning();
    // A row that a batch's first statement marks as deleted is there for the second on the twin
    // only.
    boolean batchable =
        plainChange && !change.get().marking() && (!draft.mariadb() || !text.contains("SELECT"));
    if (batchable && !draft.parameters().isEmpty() && choices.percent(40)) {
      style = Call.Style.BATCH;
      for (int i = choices.between(1, 2); i > 0; i--) {
        parameters.add(draft.parameters().stream().map(bind -> draft.bind(bind.type())).toList());
      }
    }
    template = template.replace(Draft.QUESTION_MARK, style == Call.Style.STATEMENT ? "?" : "??");
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
        carrier.ordered(),
        keys,
        change.map(Change::table),
        change.map(Change::returned).orElse(List.of()),
        new Traits(
            carrier.quiet(),
            UPSERT.matcher(template).find(),
            change.isEmpty() && !draft.isCommand() && !LOCKING.matcher(template).find(),
            draft.refusable(),
            draft.undividable()));
  }
}
