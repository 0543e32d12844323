package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.Bin;
import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.bin.GhostQuery;
import io.softdelete.jdbc.bin.GhostRow;
import io.softdelete.jdbc.bin.TableKey;
import io.softdelete.jdbc.bin.Trail;
import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out about deleted rows of one table. Used once, by one thread. */
final class Inquiry {
  private final BinTable table;

  Inquiry(BinTable table) {
    this.table = table;
  }

  private boolean keepsRows() {
    return Bin.keepsRows(table.policy());
  }

  private DeletedRow.Place place() {
    return table.archived() ? DeletedRow.Place.ARCHIVE : DeletedRow.Place.TABLE;
  }

  /** The newest deleted rows, the newest first. */
  List<DeletedRow> rows(Selection rows, int most) throws SQLException {
    if (!keepsRows()) {
      return removed(rows, most);
    }
    List<GhostRow> found = new ArrayList<>();
    new GhostQuery(table)
        .newest(
            SelectionSql.verb("UNDELETE", table, rows),
            SelectionSql.parameters(table, rows),
            most,
            found::add);
    Map<String, DeletedRow> audited = audited(found);
    return found.stream().map(row -> row(row, audited)).toList();
  }

  private DeletedRow row(GhostRow row, Map<String, DeletedRow> audited) {
    DeletedRow known = row(row);
    return row.recordId()
        .flatMap(id -> Optional.ofNullable(audited.get(id)))
        .map(known::or)
        .orElse(known);
  }

  /** What is known of a row that is there. */
  DeletedRow row(GhostRow row) {
    return new DeletedRow(
        table.name().toString(),
        row.key(),
        row.at(),
        row.by(),
        row.reason(),
        row.operation(),
        place());
  }

  /** What is known of a row by the audit table. */
  DeletedRow row(Trail.Entry entry) {
    return new DeletedRow(
        table.name().toString(),
        List.of(entry.recordId()),
        entry.at(),
        entry.by(),
        entry.reason(),
        entry.operation(),
        DeletedRow.Place.AUDIT);
  }

  /** The last deletion of each row in the audit table. */
  private Map<String, DeletedRow> audited(List<GhostRow> rows) throws SQLException {
    List<String> ids = rows.stream().flatMap(row -> row.recordId().stream()).toList();
    Optional<Trail> trail = ids.isEmpty() ? Optional.empty() : Trail.of(table);
    Map<String, DeletedRow> last = new HashMap<>();
    if (trail.isPresent()) {
      trail
          .get()
          .of(
              ids,
              entry -> {
                if (isDeletion(entry)) {
                  last.put(entry.recordId(), row(entry));
                }
              });
    }
    return last;
  }

  private static boolean isDeletion(Trail.Entry entry) {
    return entry.action().map(Change.DELETIONS::contains).orElse(true);
  }

  private List<DeletedRow> removed(Selection rows, int most) throws SQLException {
    Optional<Trail> trail = Trail.of(table);
    if (trail.isEmpty()) {
      return List.of();
    }
    List<DeletedRow> found = new ArrayList<>();
    Trail.Reader reader =
        entry -> {
          if (isDeletion(entry)) {
            found.add(row(entry));
          }
        };
    if (rows instanceof Selection.Key key) {
      TableKey named = TableKey.of(table);
      trail.get().of(List.of(named.recordId(named.values(key.parameters()))), reader);
      Collections.reverse(found);
    } else if (rows.equals(Selection.all())) {
      trail.get().newest(Change.DELETIONS, most, reader);
    } else {
      throw SqlErrors.unsafe(
          "A condition over rows of %s, which are really gone. Instead: ask for all, or by key."
              .formatted(table.name()));
    }
    return found.subList(0, Math.min(most, found.size()));
  }

  /** Why a row is seen, or isn't. */
  RowState explain(Selection.Key key) throws SQLException {
    GhostQuery ghosts = new GhostQuery(table);
    TableKey named = TableKey.of(table);
    List<Object> values = named.values(key.parameters());
    Optional<GhostRow> here = ghosts.inTable(named.condition(), values);
    if (here.isPresent() && here.get().active()) {
      return new RowState.Active();
    }
    if (here.isPresent()) {
      return new RowState.Deleted(known(here.get()), with(ghosts, here.get()));
    }
    if (table.archived()) {
      List<GhostRow> found = new ArrayList<>();
      ghosts.newest(SelectionSql.verb("UNDELETE", table, key), values, 1, found::add);
      if (!found.isEmpty()) {
        return new RowState.Archived(known(found.get(0)), with(ghosts, found.get(0)));
      }
    }
    Optional<Trail> trail = Trail.of(table);
    List<Trail.Entry> entries = new ArrayList<>();
    if (trail.isPresent()) {
      trail.get().of(List.of(named.recordId(values)), entries::add);
    }
    if (entries.isEmpty()) {
      return new RowState.Unknown();
    }
    Trail.Entry last = entries.get(entries.size() - 1);
    return new RowState.Removed(row(last), last.action().orElse("DELETE"));
  }

  private DeletedRow known(GhostRow row) throws SQLException {
    return row(row, audited(List.of(row)));
  }

  private static Map<String, Long> with(GhostQuery ghosts, GhostRow row) throws SQLException {
    return row.operationValue().isPresent() ? ghosts.with(row.operationValue().get()) : Map.of();
  }
}
