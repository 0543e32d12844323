package io.softdelete.cli.explain;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Retention;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.DeletionImpact;
import io.softdelete.jdbc.schema.ForeignKey;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table for which a deletion would do the same. Immutable.
 *
 * @param table the table
 * @param action {@code soft}, {@code archive}, {@code hard}, {@code set null} or {@code set
 *     default}
 * @param audited whether each is written down in the audit table
 * @param rows how many
 * @param foreignKey the key by which they are reached; empty for those that the statement names
 * @param lock the statement that locks them
 * @param kept until when, in words
 */
record ImpactRow(
    String table,
    String action,
    boolean audited,
    long rows,
    Optional<String> foreignKey,
    String lock,
    String kept) {
  static final List<String> COLUMNS =
      List.of("table", "action", "rows", "by", "locked by", "kept until");
  private static final String LOCKED_FIRST = "SELECT FOR UPDATE";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  static ImpactRow of(DeletionImpact.Named named, ZonedDateTime now) {
    return deleted(
        named.table().toString(),
        named.policy(),
        named.rows(),
        Optional.empty(),
        named.inSteps(),
        now);
  }

  static ImpactRow of(DeletionImpact.Reached reached, ZonedDateTime now) {
    ForeignKey key = reached.key();
    if (key.onDelete() == ForeignKey.DeleteRule.CASCADE) {
      return deleted(
          key.child().toString(),
          reached.policy(),
          reached.rows(),
          Optional.of(key.name()),
          !reached.byDatabase(),
          now);
    }
    return new ImpactRow(
        key.child().toString(),
        key.onDelete() == ForeignKey.DeleteRule.SET_NULL ? "set null" : "set default",
        false,
        reached.rows(),
        Optional.of(key.name()),
        "UPDATE",
        "");
  }

  private static ImpactRow deleted(
      String table,
      Optional<TablePolicy> policy,
      long rows,
      Optional<String> foreignKey,
      boolean lockedFirst,
      ZonedDateTime now) {
    Deletion deletion = policy.map(TablePolicy::deletion).orElse(new Deletion.Hard());
    boolean soft = deletion instanceof Deletion.Soft;
    boolean kept = !(deletion instanceof Deletion.Hard);
    return new ImpactRow(
        table,
        soft ? "soft" : kept ? "archive" : "hard",
        policy.filter(TablePolicy::audit).isPresent(),
        rows,
        foreignKey,
        lockedFirst ? LOCKED_FIRST : soft ? "UPDATE" : "DELETE",
        kept ? until(policy.flatMap(TablePolicy::retention), now) : "gone at once");
  }

  private static String until(Optional<Retention> retention, ZonedDateTime now) {
    if (retention.isEmpty()) {
      return "for ever";
    }
    ZonedDateTime end = now.plus(retention.get().period()).plus(retention.get().duration());
    return retention.get().duration().equals(Duration.ZERO)
        ? end.toLocalDate().toString()
        : TIME.format(end);
  }

  List<String> cells() {
    return List.of(
        table,
        action + (audited ? ", audited" : ""),
        String.valueOf(rows),
        foreignKey.orElse("the statement"),
        lock,
        kept);
  }
}
