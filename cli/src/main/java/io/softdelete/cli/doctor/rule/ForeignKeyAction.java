package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.jdbc.schema.ForeignKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the deletion of a table's rows does to others, by action. */
public final class ForeignKeyAction implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.tables().flatMap(table -> examine(examination, table));
  }

  private static Stream<Finding> examine(Examination examination, RegisteredTable table) {
    List<ForeignKey> keys =
        examination
            .foreignKeys()
            .filter(key -> key.parent().equals(table.table().name()))
            .filter(key -> examination.policyOf(key.child()).isPresent())
            .toList();
    if (keys.isEmpty()) {
      return Stream.empty();
    }
    Map<String, String> byAction =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> key.onDelete().toString(),
                    TreeMap::new,
                    Collectors.mapping(
                        key -> examination.sql(key.child()),
                        Collectors.collectingAndThen(
                            Collectors.toList(),
                            tables -> String.join(", ", tables.stream().distinct().toList())))));
    String list =
        byAction.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    boolean ignored = examination.catalog().foreignKeys() == ForeignKeys.IGNORE;
    return Stream.of(
        Finding.note(
            "foreign-key-action",
            table.sql(),
            list,
            ignored
                ? "foreign-keys: ignore: children stay active when their parent is deleted."
                : "A DELETE here does that to the active rows of these tables, all or nothing."));
  }
}
