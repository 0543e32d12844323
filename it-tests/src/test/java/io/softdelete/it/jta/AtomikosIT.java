package io.softdelete.it.jta;

import static org.assertj.core.api.Assertions.assertThat;

import com.atomikos.icatch.jta.UserTransactionManager;
import com.atomikos.jdbc.AtomikosDataSourceBean;
import io.softdelete.it.Library;
import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDeleteXADataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.xa.PGXADataSource;

/** Atomikos with a branch on H2 and one on PostgreSQL in each transaction. */
final class AtomikosIT {
  @Test
  void bothBranchesDeleteOrNone(@TempDir Path logs) throws Exception {
    System.setProperty("com.atomikos.icatch.log_base_dir", logs.toString());
    Library h2 = Library.on(Server.H2);
    Library postgres = Library.on(Server.POSTGRESQL);
    AtomikosDataSourceBean one = source("h2", h2(h2.url()));
    AtomikosDataSourceBean other = source("postgres", postgres(postgres.url()));
    UserTransactionManager transactions = new UserTransactionManager();
    transactions.init();
    try {
      transactions.begin();
      assertThat(delete(one) + delete(other)).isEqualTo(2);
      transactions.rollback();
      assertThat(h2.active("books")).containsExactly("Lathe", "Solaris");
      assertThat(postgres.active("books")).containsExactly("Lathe", "Solaris");
      transactions.begin();
      assertThat(delete(one) + delete(other)).isEqualTo(2);
      transactions.commit();
      for (Library library : new Library[] {h2, postgres}) {
        assertThat(library.active("books")).containsExactly("Solaris");
        assertThat(library.deleted("books")).containsExactly("Lathe", "Ghost");
      }
    } finally {
      one.close();
      other.close();
      transactions.close();
      System.clearProperty("com.atomikos.icatch.log_base_dir");
    }
  }

  private static int delete(AtomikosDataSourceBean source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("DELETE FROM books WHERE author_id = 1");
    }
  }

  private static AtomikosDataSourceBean source(String name, XADataSource delegate)
      throws SQLException {
    AtomikosDataSourceBean source = new AtomikosDataSourceBean();
    source.setUniqueResourceName(name);
    source.setXaDataSource(
        new SoftDeleteXADataSource(delegate, Map.of("softdelete.tables", Library.TABLES)));
    source.setMaxPoolSize(2);
    return source;
  }

  private static XADataSource h2(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return source;
  }

  private static XADataSource postgres(String url) {
    PGXADataSource source = new PGXADataSource();
    source.setUrl(url);
    return source;
  }
}
