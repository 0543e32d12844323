package io.softdelete.it.twin;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** What is compared with the plain twin. */
public enum Subject {
  /** The driver, on a database with ghosts: must obey the law. */
  DRIVER {
    @Override
    Connection connect(String url, TwinSchema schema) throws SQLException {
      Properties settings = new Properties();
      settings.setProperty("softdelete.catalog", schema.catalog());
      return DriverManager.getConnection(
          "jdbc:softdelete:" + url.substring("jdbc:".length()), settings);
    }
  },

  /** The database's own driver, on a database with ghosts: proves that a test can fail. */
  PASS_THROUGH {
    @Override
    Connection connect(String url, TwinSchema schema) throws SQLException {
      return DriverManager.getConnection(url);
    }
  },

  /** The database's own driver, on a second twin: proves that a test can succeed. */
  TWIN {
    @Override
    Connection connect(String url, TwinSchema schema) throws SQLException {
      return DriverManager.getConnection(url);
    }
  };

  /** Whether rows that leave the twin are to stay as deleted rows. */
  boolean softDeletes() {
    return this != TWIN;
  }

  abstract Connection connect(String url, TwinSchema schema) throws SQLException;

  /** The subject that the property {@code twin.subject} names, else the driver. */
  public static Subject chosen() {
    return valueOf(System.getProperty("twin.subject", DRIVER.name()));
  }
}
