package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * The database behind a connection, as far as it can be told without asking the server. Immutable.
 *
 * @param product the product's name as the delegate gives it
 * @param dialect the syntax that it speaks
 * @param folding how it compares names
 * @param url the delegate's URL; empty when it has none
 */
public record Database(String product, Dialect dialect, Folding folding, Optional<String> url) {
  /** The database behind a connection's metadata. */
  public static Database of(DatabaseMetaData metaData) throws SQLException {
    String product = metaData.getDatabaseProductName();
    Dialect dialect = dialectOf(product);
    return new Database(
        product, dialect, foldingOf(dialect, metaData), Optional.ofNullable(metaData.getURL()));
  }

  /** CockroachDB, YugabyteDB and Citus answer "PostgreSQL" too, and speak it. */
  private static Dialect dialectOf(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    if (name.contains("postgresql")) {
      return Dialect.POSTGRESQL;
    }
    if (name.equals("h2")) {
      return Dialect.H2;
    }
    return name.contains("mariadb") || name.contains("mysql") ? Dialect.MARIADB : Dialect.STANDARD;
  }

  private static Folding foldingOf(Dialect dialect, DatabaseMetaData metaData) throws SQLException {
    return switch (dialect) {
      case POSTGRESQL -> Folding.LOWER;
      // Whether table names have a case depends on the server's platform: a superset is safe.
      case MARIADB -> Folding.CASELESS;
      case H2, STANDARD -> foldingOf(metaData);
    };
  }

  /** H2 with CASE_INSENSITIVE_IDENTIFIERS stores upper case, and yet compares without case. */
  private static Folding foldingOf(DatabaseMetaData metaData) throws SQLException {
    if (!metaData.supportsMixedCaseQuotedIdentifiers()) {
      return Folding.CASELESS;
    }
    if (metaData.storesUpperCaseIdentifiers()) {
      return Folding.UPPER;
    }
    if (metaData.storesLowerCaseIdentifiers()) {
      return Folding.LOWER;
    }
    return metaData.supportsMixedCaseIdentifiers() ? Folding.EXACT : Folding.CASELESS;
  }
}
