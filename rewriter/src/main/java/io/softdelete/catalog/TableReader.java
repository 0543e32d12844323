package io.softdelete.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one table of the catalog. Not thread-safe.
 *
 * <p>A key that says nothing about the table's {@code delete} is a mistake where the table gives it
 * itself, and passed over where it comes from {@code defaults}, which are for tables of all kinds.
 */
final class TableReader {
  private static final List<String> KEYS =
      List.of(
          "delete",
          "marker",
          "set",
          "unset",
          "retention",
          "reinsert",
          "marker-writes",
          "erase",
          "archive",
          "audit");

  private final Mistakes mistakes;
  private final Values values;
  private final Expressions expressions;
  private final MarkerReader markers;
  private final DeletionReader deletions;
  private final DisposalReader disposals;
  private final boolean auditTable;

  /**
   * A reader for the tables of one catalog.
   *
   * @param auditTable whether the catalog says where audited deletions are written
   */
  TableReader(Mistakes mistakes, Values values, boolean auditTable) {
    this.mistakes = mistakes;
    this.values = values;
    this.expressions = new Expressions(mistakes, values);
    this.markers = new MarkerReader(mistakes, values, expressions);
    this.deletions = new DeletionReader(mistakes, values, expressions, markers);
    this.disposals = new DisposalReader(mistakes, values, expressions);
    this.auditTable = auditTable;
  }

  /** The keys of {@code defaults}, each checked, since no table may need them. */
  Map<String, Setting> defaults(Setting setting) {
    Map<String, Setting> defaults = values.map(setting, KEYS).orElse(Map.of());
    defaults.forEach(this::check);
    return defaults;
  }

  /** One table; {@code users:} with nothing after it has all defaults. */
  Optional<TablePolicy> read(CatalogName name, Setting setting, Map<String, Setting> defaults) {
    boolean bare = setting.isBlank() || setting.isNull();
    return (bare ? Optional.of(Map.<String, Setting>of()) : values.map(setting, KEYS))
        .flatMap(
            own -> {
              own.forEach(this::check);
              return policy(new TableSettings(name, setting, own, defaults));
            });
  }

  /** Finds the mistakes of a value by itself, whether or not the table comes to need it. */
  private void check(String key, Setting value) {
    switch (key) {
      case "delete" -> values.choice(value, Mode.class);
      case "marker" -> markers.read(value);
      case "set", "unset" -> expressions.assignments(value);
      case "retention" -> disposals.retention(value);
      case "reinsert" -> values.choice(value, Reinsert.class);
      case "marker-writes" -> values.choice(value, MarkerWrites.class);
      case "erase" -> disposals.erasure(value);
      case "archive" -> deletions.archive(value);
      case "audit" -> audit(value);
      default -> {
        // Unknown keys were reported when the map was read.
      }
    }
  }

  private Optional<TablePolicy> policy(TableSettings table) {
    return table
        .read("delete", value -> values.choice(value, Mode.class), Mode.SOFT)
        .flatMap(mode -> policy(table, mode));
  }

  private Optional<TablePolicy> policy(TableSettings table, Mode mode) {
    refuseKeysOfOtherModes(table, mode);
    Optional<Deletion> read =
        switch (mode) {
          case SOFT -> deletions.soft(table);
          case ARCHIVE -> deletions.archive(table);
          case HARD -> Optional.of(new Deletion.Hard());
        };
    return read.map(
        deletion ->
            new TablePolicy(
                table.name(),
                deletion,
                table.read("audit", this::audit).orElse(false),
                mode.knows("retention") ? disposals.retention(table, deletion) : Optional.empty(),
                orElse(table, mode, "reinsert", Reinsert.REFUSE),
                orElse(table, mode, "marker-writes", MarkerWrites.ALLOW),
                disposals.erasure(table, deletion)));
  }

  private <E extends Enum<E>> E orElse(TableSettings table, Mode mode, String key, E standard) {
    return mode.knows(key)
        ? table
            .read(key, value -> values.choice(value, standard.getDeclaringClass()))
            .orElse(standard)
        : standard;
  }

  private void refuseKeysOfOtherModes(TableSettings table, Mode mode) {
    table
        .own()
        .forEach(
            (key, value) -> {
              if (KEYS.contains(key) && !mode.knows(key)) {
                List<String> modes =
                    Stream.of(Mode.values())
                        .filter(other -> other.knows(key))
                        .map(Mode::word)
                        .toList();
                mistakes.add(
                    value,
                    "found with delete: "
                        + mode.word()
                        + "; expected only with delete: "
                        + String.join(" or ", modes));
              }
            });
  }

  private Optional<Boolean> audit(Setting setting) {
    Optional<Boolean> audit = values.bool(setting);
    if (audit.orElse(false) && !auditTable) {
      mistakes.add(
          setting, "found true; expected a table to write to, in a top-level audit: {table: …}");
    }
    return audit;
  }
}
