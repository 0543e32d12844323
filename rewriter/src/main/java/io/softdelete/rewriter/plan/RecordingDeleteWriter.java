package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a DELETE whose rows are kept in an archive, an audit table or both, as one statement: on
 * PostgreSQL the deletion becomes a common table expression which INSERTs read, on H2 each INSERT
 * reads what the statement within it changes. Its count is that of the DELETE.
 */
final class RecordingDeleteWriter implements DeleteWriter {
  private final Work work;
  private final TablePolicy policy;
  private final DeleteWriter deletion;
  private final Tokens tokens;
  private final Edits edits;

  RecordingDeleteWriter(Work work, TablePolicy policy, DeleteWriter deletion) {
    this.work = work;
    this.policy = policy;
    this.deletion = deletion;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  @Override
  public DeletedTable write(Finding.Delete delete) {
    switch (work.settings().dialect()) {
      case POSTGRESQL -> {}
      case H2 -> {
        if (tokens.partner(delete.keyword()) >= 0) {
          throw refuse(delete, "a DELETE within another statement");
        }
      }
      default -> throw refuse(delete, "a DELETE that keeps its rows, on this database,");
    }
    DeletedTable deleted = deletion.write(delete);
    if (!(policy.deletion() instanceof Deletion.Archive archive)) {
      return deleted;
    }
    Set<String> changed = new LinkedHashSet<>(deleted.changed());
    archive.set().keySet().forEach(name -> changed.add(work.settings().folding().canonical(name)));
    return new DeletedTable(policy, deleted.schema(), deleted.table(), changed);
  }

  @Override
  public Fragment behindTables() {
    return deletion.behindTables();
  }

  private RuntimeException refuse(Finding.Delete delete, String construct) {
    return work.refuse(
        delete.keyword(),
        construct + " from " + policy.name() + " is not carried out by this version",
        "send it as a statement of its own, or as written with /* softdelete:bypass */");
  }

  @Override
  public void writeReturning(Finding.Delete delete) {
    List<Recording> recordings = recordings(delete);
    if (work.settings().dialect() == Dialect.H2) {
      nest(delete, recordings);
    } else if (tokens.partner(delete.keyword()) >= 0) {
      new CommonTable(work, delete, name(delete)).write(recordings, returning(delete));
    } else {
      precede(delete, recordings);
    }
  }

  /** The archive comes last, so that generated keys are its. */
  private List<Recording> recordings(Finding.Delete delete) {
    List<Recording> recordings = new ArrayList<>();
    if (policy.audit()) {
      recordings.add(new AuditTable(work, delete.target(), policy).recording());
    }
    if (policy.deletion() instanceof Deletion.Archive archive) {
      recordings.add(new ArchiveTable(work, delete.target(), archive).recording());
    }
    return recordings;
  }

  private String name(Finding.Delete delete) {
    return "softdelete_deleted_" + delete.keyword();
  }

  /** The deleted rows under the name of their table, by which expressions may call them. */
  private String source(Finding.Delete delete) {
    return name(delete) + " AS " + alias(delete);
  }

  private String alias(Finding.Delete delete) {
    return tokens.text(delete.target().nameLast(), delete.target().nameLast());
  }

  private void nest(Finding.Delete delete, List<Recording> recordings) {
    if (delete.returningFirst() >= 0) {
      throw refuse(delete, "RETURNING of a DELETE");
    }
    Fragment before = new Fragment();
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < recordings.size(); i++) {
      boolean innermost = i == recordings.size() - 1;
      before.append(recordings.get(i).insert(innermost ? "OLD TABLE (" : "FINAL TABLE ("));
      after.append(") AS ").append(alias(delete));
    }
    edits.insert(tokens.start(delete.keyword()), before);
    edits.insert(tokens.end(delete.returningLast()), after.toString());
  }

  private void precede(Finding.Delete delete, List<Recording> recordings) {
    boolean more = hasWith(delete.keyword());
    edits.insert(tokens.start(delete.keyword()), (more ? ", " : "WITH ") + name(delete) + " AS (");
    ReturnedItems returned = returning(delete);
    returned.write(needed(delete, recordings));
    Fragment after = Fragment.of(")");
    int last = recordings.size() - (returned.isEmpty() ? 1 : 0);
    for (int i = 0; i < last; i++) {
      after
          .append(", softdelete_kept_" + delete.keyword() + "_" + i + " AS (")
          .append(recordings.get(i).insert(source(delete)))
          .append(")");
    }
    after.append(" ");
    after.append(
        returned.isEmpty()
            ? recordings.get(last).insert(source(delete))
            : Fragment.of(returned.query(name(delete))));
    edits.insertAfter(tokens, delete.returningLast(), after);
  }

  private ReturnedItems returning(Finding.Delete delete) {
    if (delete.returningFirst() >= 0 && policy.deletion() instanceof Deletion.Soft) {
      throw refuse(delete, "RETURNING of an audited DELETE");
    }
    return new ReturnedItems(work, delete);
  }

  /** What the deletion has to give, in the order of the table. */
  static List<String> needed(Finding.Delete delete, Work work, List<Recording> recordings) {
    Set<String> names = new LinkedHashSet<>();
    recordings.forEach(
        recording ->
            recording
                .needed()
                .forEach(
                    column ->
                        names.add(
                            work.qualifier(delete.target())
                                + '.'
                                + LiveTable.quoted(work, column.name()))));
    return List.copyOf(names);
  }

  private List<String> needed(Finding.Delete delete, List<Recording> recordings) {
    return needed(delete, work, recordings);
  }

  /** Whether common table expressions precede the deletion; the words of EXPLAIN may, too. */
  private boolean hasWith(int keyword) {
    for (int i = keyword - 1; i >= 0 && !tokens.is(i, TokenKind.SEMICOLON); i--) {
      if (tokens.is(i, TokenKind.CLOSE)) {
        i = tokens.partner(i);
      } else if (tokens.is(i, Keyword.WITH)) {
        return true;
      }
    }
    return false;
  }
}
