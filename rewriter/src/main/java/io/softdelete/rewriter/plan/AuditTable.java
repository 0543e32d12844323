package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Audit.Requirement;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Placeholder;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit table, which keeps the key of a deleted row, and no other value of it. */
final class AuditTable {
  private final Work work;
  private final TableReference reference;
  private final TablePolicy policy;
  private final Audit audit;
  private final LiveTable table;
  private final PlaceholderWriter placeholders;

  /**
   * The audit table for rows of a registered table.
   *
   * @throws UnsupportedSql SD006 when there is none
   */
  AuditTable(Work work, TableReference reference, TablePolicy policy) {
    this.work = work;
    this.reference = reference;
    this.policy = policy;
    this.audit = work.settings().catalog().audit().orElseThrow();
    this.table = LiveTable.of(work, audit.table(), reference);
    this.placeholders = new PlaceholderWriter(work);
  }

  /**
   * The INSERT of a row for each row.
   *
   * @param action what is said to have been done
   * @throws UnsupportedSql SD006 when the table can't take them, or rows have no key
   */
  Recording recording(String action) {
    return recording(literal(action));
  }

  /** The INSERT of a row for each row that is deleted. */
  Recording deletion() {
    return recording(
        placeholders.text(
            policy.deletion() instanceof Deletion.Archive
                ? Placeholder.ARCHIVED
                : Placeholder.DELETED));
  }

  /** The INSERT of one row, beside a statement of which nobody knows the rows. */
  Recording bypass() {
    Session.Column recordId = required("record_id");
    return recording(
        literal("BYPASS"),
        List.of(),
        TypeWidth.isText(recordId) ? literal("*") : Fragment.of("NULL"));
  }

  private Recording recording(Fragment action) {
    List<Session.Column> key = key();
    return recording(action, key, recordId(key));
  }

  private Recording recording(Fragment action, List<Session.Column> key, Fragment recordId) {
    Recording.Builder builder = new Recording.Builder();
    Session.Column name = required("table_name");
    requireRoom(name, policy.name().sql().length(), "the name " + policy.name());
    builder.add(work, name, literal(policy.name().sql()));
    builder.add(work, required("record_id"), recordId);
    builder.add(work, required("deleted_by"), placeholders.text(Placeholder.ACTOR));
    builder.add(work, reason(), placeholders.text(Placeholder.REASON));
    builder.add(work, required("deleted_at"), Fragment.of("CURRENT_TIMESTAMP"));
    find("action").ifPresent(column -> builder.add(work, column, action));
    find("operation_id")
        .ifPresent(
            column -> builder.add(work, column, placeholders.write("${operation}", column::type)));
    Recording.Builder.missing(table, work, builder)
        .ifPresent(
            column -> {
              throw mismatch(
                  "the audit table " + audit.table() + " wants a value for " + column.name(),
                  "give it a default");
            });
    return builder.into(table, key);
  }

  private List<Session.Column> key() {
    List<Session.Column> key = new ArrayList<>();
    for (String name : work.session().primaryKey(work.schema(reference), work.table(reference))) {
      key.add(work.column(reference, new Identifier(name, true)));
    }
    if (key.isEmpty()) {
      throw mismatch(
          "audit: true for "
              + policy.name()
              + ", whose rows have no primary key to be known by afterwards",
          "give the table a primary key");
    }
    return key;
  }

  /** What a row is known by in the audit table, over the row. */
  String recordId() {
    return recordId(key()).sql();
  }

  private Fragment recordId(List<Session.Column> key) {
    Session.Column column = required("record_id");
    if (key.size() > 1) {
      return Fragment.of(json(key));
    }
    requireRoom(column, TypeWidth.text(key.get(0)), "the key " + key.get(0).name());
    String name = LiveTable.quoted(work, key.get(0).name());
    // A cast to the column's own length would cut the key off.
    return Fragment.of(
        "CAST(" + name + " AS " + (TypeWidth.isText(column) ? text() : column.type()) + ")");
  }

  private String json(List<Session.Column> key) {
    List<String> pairs = new ArrayList<>();
    String between = work.settings().dialect() == Dialect.H2 ? ": " : ", ";
    for (Session.Column column : key) {
      pairs.add(literal(column.name()).sql() + between + LiveTable.quoted(work, column.name()));
    }
    String list = "(" + String.join(", ", pairs) + ")";
    return switch (work.settings().dialect()) {
      case POSTGRESQL -> "CAST(json_build_object" + list + " AS " + text() + ")";
      case H2 -> "CAST(JSON_OBJECT" + list + " AS " + text() + ")";
      case MARIADB -> "JSON_OBJECT" + list;
      case STANDARD -> throw mismatch("an audited table with a composite key", "use one column");
    };
  }

  private String text() {
    return placeholders.textType();
  }

  private Session.Column reason() {
    Session.Column column = required("reason");
    if (column.is(Session.Trait.NOT_NULL) && !audit.require().contains(Requirement.REASON)) {
      throw mismatch(
          "the column reason of the audit table " + audit.table() + " must not be NULL",
          "let the catalog say audit: {require: [reason]}, or let the column be NULL");
    }
    return column;
  }

  private void requireRoom(Session.Column column, int length, String what) {
    if (column.length() > 0 && TypeWidth.isText(column) && column.length() < length) {
      throw mismatch(
          "the column "
              + column.name()
              + " of the audit table "
              + audit.table()
              + " is too narrow for "
              + what,
          "widen it to " + length);
    }
  }

  private Optional<Session.Column> find(String name) {
    return table.find(new Identifier(name, false));
  }

  private Session.Column required(String name) {
    return find(name)
        .orElseThrow(
            () ->
                mismatch("the audit table " + audit.table() + " has no column " + name, "add it"));
  }

  private static Fragment literal(String text) {
    return Fragment.of("'" + text.replace("'", "''") + "'");
  }

  private UnsupportedSql mismatch(String thing, String wayOut) {
    return work.mismatch(reference.nameFirst(), thing, wayOut);
  }
}
