package io.softdelete.rewriter.verb;

import io.softdelete.catalog.Retention;
import io.softdelete.rewriter.Dialect;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Writes the time before which a row must have been deleted to be past its retention. */
final class RetentionSql {
  private RetentionSql() {}

  /** A time, by the database's clock. */
  static String limit(Retention retention, Dialect dialect) {
    StringBuilder sql = new StringBuilder("CURRENT_TIMESTAMP");
    subtract(sql, retention.period().toTotalMonths(), "MONTH", dialect);
    subtract(sql, retention.period().get(ChronoUnit.DAYS), "DAY", dialect);
    Duration time = retention.duration();
    subtract(sql, time.toSeconds(), "SECOND", dialect);
    return sql.toString();
  }

  private static void subtract(StringBuilder sql, long amount, String unit, Dialect dialect) {
    if (amount == 0) {
      return;
    }
    switch (dialect) {
      case MARIADB -> sql.append(" - INTERVAL " + amount + ' ' + unit);
      case POSTGRESQL -> sql.append(" - INTERVAL '" + amount + ' ' + unit + "'");
      // Without a precision an interval has two digits.
      case H2, STANDARD -> sql.append(" - INTERVAL '" + amount + "' " + unit + "(18)");
    }
  }
}
