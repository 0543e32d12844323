package io.softdelete.it.twin;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The schema of the hand-written cases and of the generator: {@code twin/shop.sql}. */
public final class Shop {
  private static final Timestamp LONG_AGO = Timestamp.valueOf("1970-01-02 00:00:00");
  private static final Timestamp FAR_AWAY = Timestamp.valueOf("9999-12-30 00:00:00");

  /** The tables that the generator uses; the hand-written cases use all. */
  public static final List<String> GENERATED =
      List.of("customers", "orders", "items", "products", "categories", "regions");

  private Shop() {}

  /** The schema. */
  public static TwinSchema schema() {
    List<String> statements = TwinSchema.statements("/twin/shop.sql");
    Predicate<String> insert = sql -> sql.startsWith("INSERT");
    return new TwinSchema(
        statements.stream().filter(insert.negate()).toList(),
        statements.stream().filter(insert).toList(),
        "classpath:twin/shop.yaml",
        markers());
  }

  private static Map<String, Optional<Marker>> markers() {
    Map<String, Optional<Marker>> markers = new LinkedHashMap<>();
    Marker timestamp = timestamp("deleted_at");
    markers.put("customers", Optional.of(timestamp));
    markers.put(
        "orders",
        Optional.of(
            Marker.of(
                    "is_deleted",
                    "is_deleted IS FALSE",
                    "is_deleted IS TRUE AND deleted_by IS NOT NULL AND " + recent("deleted_when"),
                    true,
                    null)
                .with("deleted_by", "deleted_when")));
    markers.put(
        "items",
        Optional.of(
            Marker.of("deleted", "deleted = 0", "deleted = 1", 1, 2, -1, Integer.MAX_VALUE, null)));
    markers.put(
        "products",
        Optional.of(
            Marker.of("gone", "gone = 'N'", "gone = 'Y' AND token = number", "Y", "n", "", null)
                .with("token")));
    markers.put(
        "categories",
        Optional.of(Marker.of("removed", "removed IS NOT TRUE", "removed IS TRUE", true)));
    markers.put("regions", Optional.empty());
    markers.put(
        "sessions",
        Optional.of(
            Marker.of(
                "deleted_epoch", "deleted_epoch = 0", "deleted_epoch > 1700000000", 1, -1, null)));
    markers.put("\"Group\"", Optional.of(timestamp("\"deletedAt\"")));
    markers.put("crm.customers", Optional.of(timestamp));
    markers.put(
        "crm.leads", Optional.of(Marker.of("deleted", "deleted = 0", "deleted = 1", 1, null)));
    markers.put("leads", Optional.empty());
    return markers;
  }

  private static Marker timestamp(String column) {
    return Marker.of(column, column + " IS NULL", recent(column), LONG_AGO, FAR_AWAY);
  }

  private static String recent(String column) {
    return column
        + " > TIMESTAMP '2024-01-01 00:00:00' AND "
        + column
        + " < TIMESTAMP '9999-01-01 00:00:00'";
  }
}
