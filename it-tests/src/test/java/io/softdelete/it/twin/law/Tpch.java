package io.softdelete.it.twin.law;

import io.softdelete.it.twin.Marker;
import io.softdelete.it.twin.TwinSchema;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema of TPC-H, all of its tables registered. */
final class Tpch {
  private Tpch() {}

  static TwinSchema schema() {
    return new TwinSchema(
        TwinSchema.statements("/tpch/schema.sql"),
        TpchRows.inserts(),
        List.of(),
        "classpath:tpch/tpch.yaml",
        markers());
  }

  private static Map<String, Optional<Marker>> markers() {
    Map<String, Optional<Marker>> markers = new LinkedHashMap<>();
    markers.put("region", Optional.of(timestamp()));
    markers.put("nation", Optional.of(number("n_deleted")));
    markers.put("supplier", Optional.of(truth("is_deleted")));
    markers.put(
        "customer", Optional.of(Marker.of("c_gone", "c_gone = 'N'", "c_gone = 'Y'", "Y", null)));
    markers.put(
        "part",
        Optional.of(Marker.of("p_removed", "p_removed IS NOT TRUE", "p_removed IS TRUE", true)));
    markers.put("partsupp", Optional.of(timestamp()));
    markers.put("orders", Optional.of(truth("o_is_deleted")));
    markers.put("lineitem", Optional.of(number("l_deleted")));
    return markers;
  }

  private static Marker timestamp() {
    return Marker.of(
        "deleted_at",
        "deleted_at IS NULL",
        "deleted_at IS NOT NULL",
        Timestamp.valueOf("1999-01-01 00:00:00"));
  }

  private static Marker number(String column) {
    return Marker.of(column, column + " = 0", column + " = 1", 1, -1, null);
  }

  private static Marker truth(String column) {
    return Marker.of(column, column + " IS FALSE", column + " IS TRUE", true, null);
  }
}
