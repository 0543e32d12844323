package io.softdelete.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the top-level {@code audit: {table: deletion_audit_log, require: [actor, reason]}}. */
final class AuditReader {
  private static final List<String> KEYS = List.of("table", "require");

  private final Mistakes mistakes;
  private final Values values;

  AuditReader(Mistakes mistakes, Values values) {
    this.mistakes = mistakes;
    this.values = values;
  }

  Optional<Audit> read(Setting setting) {
    return values.map(setting, KEYS).flatMap(keys -> audit(setting, keys));
  }

  private Optional<Audit> audit(Setting setting, Map<String, Setting> keys) {
    Set<Audit.Requirement> require = EnumSet.noneOf(Audit.Requirement.class);
    if (keys.containsKey("require")) {
      values
          .list(keys.get("require"), "a list of actor, reason")
          .ifPresent(items -> items.forEach(item -> addTo(require, item)));
    }
    if (!keys.containsKey("table")) {
      mistakes.missing(setting, "table", "[schema.]table");
      return Optional.empty();
    }
    return values
        .text(keys.get("table"), "[schema.]table", NameParser::table)
        .map(table -> new Audit(table, require));
  }

  private void addTo(Set<Audit.Requirement> require, Setting item) {
    values
        .choice(item, Audit.Requirement.class)
        .filter(requirement -> !require.add(requirement))
        .ifPresent(requirement -> mistakes.add(item, item.found() + " again; expected it once"));
  }
}
