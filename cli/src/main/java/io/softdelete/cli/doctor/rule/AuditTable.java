package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Audit.Requirement;
import io.softdelete.cli.ddl.AuditTablePart;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The audit table isn't there, lacks a column, or wants more than the driver gives. */
public final class AuditTable implements Rule {
  private static final String ID = "audit-table";
  private static final Set<String> OPTIONAL = Set.of("action", "operation_id");
  private static final Set<String> GIVEN =
      Set.of(
          "table_name",
          "record_id",
          "deleted_by",
          "reason",
          "deleted_at",
          "action",
          "operation_id");

  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.catalog().audit().stream().flatMap(audit -> examine(examination, audit));
  }

  private static Stream<Finding> examine(Examination examination, Audit audit) {
    Optional<Table> live = examination.schema().find(audit.table());
    List<String> fix = AuditTablePart.statements(examination.schema(), audit);
    boolean optionalOnly =
        live.isPresent()
            && fix.stream()
                .allMatch(
                    sql -> OPTIONAL.stream().anyMatch(sql.toLowerCase(Locale.ROOT)::contains));
    Stream<Finding> missing =
        fix.isEmpty()
            ? Stream.empty()
            : Stream.of(missing(audit, live.isPresent(), optionalOnly).fixedBy(fix));
    return Stream.concat(missing, live.stream().flatMap(table -> greedy(audit, table)));
  }

  private static Finding missing(Audit audit, boolean there, boolean optionalOnly) {
    String name = audit.table().sql();
    if (optionalOnly) {
      return Finding.note(
          ID,
          name,
          "the audit table could tell more: action, operation_id",
          "Without operation_id nobody can tell which rows went together.");
    }
    return Finding.error(
        ID,
        name,
        there ? "the audit table lacks columns" : "the audit table isn't there",
        "Every deletion from an audited table fails (SD006).");
  }

  private static Stream<Finding> greedy(Audit audit, Table table) {
    boolean reasonGiven = audit.require().contains(Requirement.REASON);
    return table.columns().stream()
        .filter(Column::needsValue)
        .filter(
            column -> {
              String name = column.name().toLowerCase(Locale.ROOT);
              return name.equals("reason") ? !reasonGiven : !GIVEN.contains(name);
            })
        .map(
            column ->
                Finding.error(
                    ID,
                    audit.table().sql(),
                    "the column " + column.name() + " wants a value that the driver doesn't have",
                    column.name().equalsIgnoreCase("reason")
                        ? "Let the catalog say audit: {require: [reason]}, or let it be NULL."
                        : "Every deletion from an audited table fails (SD006). Give it a default."));
  }
}
