package io.softdelete.jdbc.bin;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.verb.NamedRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the rows that a verb would name, and leaves them as they are. */
public final class NamedQuery {
  private NamedQuery() {}

  /**
   * The rows that a verb names.
   *
   * @throws SQLException SD001, SD002 or SD006 when it is refused
   */
  static NamedRows rows(Bin bin, String verb) throws SQLException {
    try {
      return ((Rewrite.Verb) bin.schema().rewriter().rewrite(verb, bin.schema().live()))
          .statement()
          .rows();
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    }
  }

  /**
   * How many rows a verb names.
   *
   * @throws SQLException when it is refused, or the database fails
   */
  public static long count(Bin bin, String verb, List<? extends @Nullable Object> parameters)
      throws SQLException {
    NamedRows rows = rows(bin, verb);
    String query = "SELECT COUNT(*) " + rows.from() + rows.rest();
    try (PreparedStatement statement = bin.plain().prepareStatement(query)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
