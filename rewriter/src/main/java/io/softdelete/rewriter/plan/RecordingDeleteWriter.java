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
import java.util.LinkedHashSet;
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
      case MARIADB -> {
        return apart(delete);
      }
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

  /** The rows are locked and kept before: here it is the deletion alone. */
  private DeletedTable apart(Finding.Delete delete) {
    DeletedTable deleted = deletion.write(delete);
    return new DeletedTable(
        policy, deleted.schema(), deleted.table(), deleted.changed(), DeletedTable.Way.APART);
  }

  private RuntimeException refuse(Finding.Delete delete, String construct) {
    return work.refuse(
        delete.keyword(),
        construct + " from " + policy.name() + " is not carried out by this version",
        "send it as a statement of its own, or as written with /* softdelete:bypass */");
  }

  @Override
  public void writeReturning(Finding.Delete delete) {
    if (work.settings().dialect() == Dialect.MARIADB) {
      deletion.writeReturning(delete);
      return;
    }
    Recordings recordings = Recordings.of(work, delete.target(), policy);
    if (work.settings().dialect() == Dialect.H2) {
      nest(delete, recordings);
    } else if (tokens.partner(delete.keyword()) >= 0) {
      new CommonTable(work, delete, name(delete)).write(recordings, returning(delete));
    } else {
      precede(delete, recordings);
    }
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

  private void nest(Finding.Delete delete, Recordings recordings) {
    if (delete.returningFirst() >= 0) {
      throw refuse(delete, "RETURNING of a DELETE");
    }
    edits.insert(tokens.start(delete.keyword()), recordings.before());
    edits.insert(tokens.end(delete.returningLast()), recordings.after());
  }

  private void precede(Finding.Delete delete, Recordings recordings) {
    boolean more = hasWith(delete.keyword());
    edits.insert(tokens.start(delete.keyword()), (more ? ", " : "WITH ") + name(delete) + " AS (");
    ReturnedItems returned = returning(delete);
    returned.write(recordings.needed());
    Fragment after = Fragment.of(")");
    int last = recordings.list().size() - (returned.isEmpty() ? 1 : 0);
    for (int i = 0; i < last; i++) {
      after
          .append(", softdelete_kept_" + delete.keyword() + "_" + i + " AS (")
          .append(recordings.list().get(i).insert(source(delete)))
          .append(")");
    }
    after.append(" ");
    after.append(
        returned.isEmpty()
            ? recordings.list().get(last).insert(source(delete))
            : Fragment.of(returned.query(name(delete))));
    edits.insertAfter(tokens, delete.returningLast(), after);
  }

  private ReturnedItems returning(Finding.Delete delete) {
    if (delete.returningFirst() >= 0
        && deletion instanceof SoftDeleteWriter soft
        && !soft.returnsUnchanged()) {
      throw refuse(delete, "RETURNING of what an audited DELETE overwrites");
    }
    return new ReturnedItems(work, delete);
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
