package io.softdelete.jdbc.bin;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.GhostTable;
import io.softdelete.rewriter.Dialect;
import java.sql.SQLException;
import java.util.List;

/**
 * A registered table of the live schema.
 *
 * @param bin the connection's
 * @param name the table
 * @param policy its policy
 */
public record BinTable(Bin bin, TableName name, TablePolicy policy) {
  /** The name as it is written into SQL. */
  public String sql() {
    return GhostTable.sql(name, dialect());
  }

  /** Whether its deleted rows are in an archive. */
  public boolean archived() {
    return policy.deletion() instanceof Deletion.Archive;
  }

  Dialect dialect() {
    return bin.schema().dialect();
  }

  /** Where the deleted rows are. */
  GhostTable ghosts(List<String> more) throws SQLException {
    return bin.ghosts().table(name, policy, more);
  }
}
