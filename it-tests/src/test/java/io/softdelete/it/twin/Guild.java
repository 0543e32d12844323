package io.softdelete.it.twin;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The schema of the cases about keys that deleted rows hold: {@code twin/guild.sql}. */
public final class Guild {
  private static final Timestamp LONG_AGO = Timestamp.valueOf("1970-01-02 00:00:00");

  private Guild() {}

  /** The schema on a database. */
  public static TwinSchema schema(Database database) {
    boolean mariadb = database == Database.MARIADB;
    UnaryOperator<String> words = mariadb ? Shop::mariadb : UnaryOperator.identity();
    List<String> statements = TwinSchema.statements("/twin/guild.sql").stream().map(words).toList();
    return new TwinSchema(
        statements.stream().filter(sql -> sql.startsWith("CREATE")).toList(),
        statements.stream().filter(sql -> sql.startsWith("INSERT")).toList(),
        TwinSchema.statements("/twin/guild-ghosts.sql").stream()
            // The others have no partial indexes.
            .filter(sql -> database == Database.POSTGRESQL || !sql.startsWith("CREATE"))
            .map(sql -> mariadb && sql.startsWith("DROP") ? sql + " ON accounts" : sql)
            .map(words)
            .toList(),
        "classpath:twin/guild.yaml",
        markers());
  }

  private static Map<String, Optional<Marker>> markers() {
    Map<String, Optional<Marker>> markers = new LinkedHashMap<>();
    Marker timestamp =
        Marker.of(
            "deleted_at",
            "deleted_at IS NULL",
            "deleted_at > TIMESTAMP '2024-01-01 00:00:00'",
            LONG_AGO);
    markers.put("accounts", Optional.of(timestamp));
    markers.put(
        "badges",
        Optional.of(
            Marker.of("gone", "gone IS FALSE", "gone IS TRUE AND gone_by IS NOT NULL", true)
                .with("gone_by")));
    markers.put("post_tags", Optional.of(timestamp));
    markers.put("members", Optional.of(timestamp));
    markers.put("offers", Optional.of(timestamp));
    markers.put("incoming", Optional.empty());
    return markers;
  }
}
