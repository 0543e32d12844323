package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Audit;
import io.softdelete.catalog.Erasure;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.verb.BoundSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans an ERASE: which tables it may reach, children before parents. Used once. */
final class ErasePlanner {
  private final Planning planning;
  private final GhostTables tables;
  private final Map<TableName, ErasedTable> childrenFirst = new LinkedHashMap<>();

  ErasePlanner(Planning planning) {
    this.planning = planning;
    this.tables = planning.tables();
  }

  VerbOperation plan() throws SQLException {
    Optional<Audit> audit = planning.rewriter().settings().catalog().audit();
    if (audit.isEmpty()) {
      throw SqlErrors.unsafe(
          "ERASE FROM %s: nothing would tell that it was done. Instead: write an audit table into the catalog (audit: {table: …})."
              .formatted(planning.statement().policy().name()));
    }
    TableName root = planning.root();
    find(root, planning.statement().policy(), new LinkedHashSet<>());
    TableName trail = tables.beside(root, audit.get().table());
    return new Erase(planning.statement(), childrenFirst, root, new Proof(tables, trail))
        .operation(planning.dialect());
  }

  private void find(TableName name, TablePolicy policy, Set<TableName> open) throws SQLException {
    open.add(name);
    List<ForeignKey> references = planning.keys().keysTo(name);
    List<ForeignKey> down = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (ForeignKey key : references) {
      columns.addAll(key.parentColumns());
      Optional<TablePolicy> child =
          planning.keys().policy(key.child()).filter(each -> each.erasure().isPresent());
      if (child.isPresent()) {
        down.add(key);
        if (!open.contains(key.child())) {
          find(key.child(), child.get(), open);
        }
      }
    }
    childrenFirst.put(name, erased(name, policy, columns, down, references));
  }

  private ErasedTable erased(
      TableName name,
      TablePolicy policy,
      Set<String> columns,
      List<ForeignKey> down,
      List<ForeignKey> references)
      throws SQLException {
    Optional<Erasure> erasure = policy.erasure();
    Optional<BoundSql> overwrite =
        erasure
            .filter(erase -> !erase.set().isEmpty())
            .map(
                erase ->
                    planning
                        .ghosts()
                        .assignments(erase.set(), column -> tables.type(name, column)));
    return new ErasedTable(
        tables.everywhere(name, policy, columns),
        down,
        references,
        overwrite,
        erasure.flatMap(Erasure::hold).map(SqlExpression::sql),
        planning.recording(name, "ERASE"),
        planning.rewriter().recordId(name.schema(), name.table(), planning.live()));
  }
}
