package io.softdelete.jdbc.bin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row as {@link GhostQuery} gives it.
 *
 * @param key the values of its key
 * @param at when it was deleted
 * @param by who deleted it
 * @param reason why
 * @param operation which operation did
 * @param recordId what the audit table knows it by; empty without one
 * @param operationValue the operation as the database's driver gives it
 * @param active whether it isn't deleted at all
 */
public record GhostRow(
    List<String> key,
    Optional<Instant> at,
    Optional<String> by,
    Optional<String> reason,
    Optional<String> operation,
    Optional<String> recordId,
    Optional<Object> operationValue,
    boolean active) {
  static GhostRow read(ResultSet rows, int keys) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int i = 1; i <= keys; i++) {
      key.add(String.valueOf(rows.getString(i)));
    }
    return new GhostRow(
        List.copyOf(key),
        instant(rows.getTimestamp(keys + 1)),
        Optional.ofNullable(rows.getString(keys + 2)),
        Optional.ofNullable(rows.getString(keys + 3)),
        Optional.ofNullable(rows.getString(keys + 4)),
        Optional.ofNullable(rows.getString(keys + 5)),
        Optional.ofNullable(rows.getObject(keys + 4)),
        rows.getInt(keys + 6) == 1);
  }

  static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
