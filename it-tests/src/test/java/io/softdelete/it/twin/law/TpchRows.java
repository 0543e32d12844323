package io.softdelete.it.twin.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A few hundred rows for the TPC-H schema, always the same. The benchmark's own generator spreads
 * its values so thinly that so few rows would answer most queries with nothing; here they come from
 * short lists that the validation parameters of the 22 queries meet.
 */
final class TpchRows {
  private static final int SEED = 7;
  private static final int SUPPLIERS = 12;
  private static final int CUSTOMERS = 14;
  private static final int PARTS = 16;
  private static final int ORDERS = 30;
  private static final int LINES = 4;

  private static final List<String> REGIONS =
      List.of("AFRICA", "AMERICA", "ASIA", "EUROPE", "MIDDLE EAST");
  private static final List<String> NATIONS =
      List.of(
          "ALGERIA 0",
          "ARGENTINA 1",
          "BRAZIL 1",
          "CANADA 1",
          "EGYPT 4",
          "ETHIOPIA 0",
          "FRANCE 3",
          "GERMANY 3",
          "INDIA 2",
          "INDONESIA 2",
          "IRAN 4",
          "IRAQ 4",
          "JAPAN 2",
          "JORDAN 4",
          "KENYA 0",
          "MOROCCO 0",
          "MOZAMBIQUE 0",
          "PERU 1",
          "CHINA 2",
          "ROMANIA 3",
          "SAUDI ARABIA 4",
          "VIETNAM 2",
          "RUSSIA 3",
          "UNITED KINGDOM 3",
          "UNITED STATES 1");
  private static final List<Integer> SUPPLIER_NATIONS =
      List.of(1, 3, 6, 7, 20, 18, 12, 3, 7, 6, 2, 20);
  private static final List<Integer> CUSTOMER_NATIONS = List.of(18, 7, 2, 6, 24);
  private static final List<String> SEGMENTS = List.of("BUILDING", "AUTOMOBILE", "BUILDING");
  private static final List<Integer> PHONES = List.of(13, 31, 23, 29, 30, 18, 17, 40);
  private static final List<String> PART_NAMES =
      List.of("forest green", "green lace", "forest khaki", "navy blue");
  private static final List<String> BRANDS =
      List.of("Brand#12", "Brand#23", "Brand#34", "Brand#45", "Brand#23");
  private static final List<String> TYPES =
      List.of(
          "ECONOMY ANODIZED STEEL",
          "PROMO BURNISHED BRASS",
          "ECONOMY ANODIZED STEEL",
          "MEDIUM POLISHED TIN",
          "SMALL PLATED BRASS");
  private static final List<Integer> SIZES = List.of(3, 15, 9, 14, 5, 15, 1);
  private static final List<String> CONTAINERS = List.of("SM CASE", "MED BOX", "LG BOX");
  private static final List<LocalDate> ORDER_DATES =
      days("1993-07-15", "1993-10-10", "1994-03-05", "1995-01-20", "1996-05-05", "1994-08-08");
  private static final List<LocalDate> SHIP_DATES =
      days("1994-02-10", "1995-04-02", "1995-09-15", "1996-02-10", "1996-06-06");
  private static final List<String> PRIORITIES = List.of("1-URGENT", "2-HIGH", "5-LOW");
  private static final List<String> MODES = List.of("MAIL", "AIR", "SHIP", "AIR REG");
  private static final List<String> INSTRUCTIONS = List.of("DELIVER IN PERSON", "NONE");
  private static final List<String> RETURN_FLAGS = List.of("R", "N");
  private static final List<Integer> QUANTITIES = List.of(5, 12, 25, 1, 50, 11);

  private final Random random = new Random(SEED);

  private TpchRows() {}

  private static List<LocalDate> days(String... days) {
    return Stream.of(days).map(LocalDate::parse).toList();
  }

  /** One INSERT for each table. */
  static List<String> inserts() {
    TpchRows rows = new TpchRows();
    return List.of(
        insert("region", REGIONS.size(), i -> List.of(i, REGIONS.get(i), "r")),
        insert("nation", NATIONS.size(), TpchRows::nation),
        insert("supplier", SUPPLIERS, rows::supplier),
        insert("customer", CUSTOMERS, rows::customer),
        insert("part", PARTS, rows::part),
        insert("partsupp", PARTS * 2, rows::partsupp),
        insert("orders", ORDERS, rows::order),
        insert("lineitem", ORDERS * LINES, rows::lineitem));
  }

  private interface Row {
    List<Object> values(int index);
  }

  private static String insert(String table, int count, Row row) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          row.values(i).stream()
              .map(TpchRows::literal)
              .collect(Collectors.joining(", ", "(", ", DEFAULT)")));
    }
    return "INSERT INTO " + table + " VALUES " + String.join(", ", rows);
  }

  private static String literal(Object value) {
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    return value instanceof Number ? value.toString() : "'" + value + "'";
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  private static List<Object> nation(int i) {
    String nation = NATIONS.get(i);
    int space = nation.lastIndexOf(' ');
    int region = Integer.parseInt(nation.substring(space + 1));
    return List.of(i, nation.substring(0, space), region, "n");
  }

  private List<Object> supplier(int i) {
    int nation = SUPPLIER_NATIONS.get(i % SUPPLIER_NATIONS.size());
    String comment = i % 5 == 1 ? "Customer slow Complaints" : "fine";
    BigDecimal balance = cents(100_000L + i * 3_331L);
    return List.of(i + 1, "Supplier#" + i, "street " + i, nation, "27-" + i, balance, comment);
  }

  private List<Object> customer(int i) {
    int nation = CUSTOMER_NATIONS.get(i % CUSTOMER_NATIONS.size());
    String phone = PHONES.get(i % PHONES.size()) + "-" + i;
    BigDecimal balance = cents(i % 3 == 0 ? 900_000L + i : 1_000L * i);
    return List.of(i + 1, "Customer#" + i, "road " + i, nation, phone, balance, any(SEGMENTS), "c");
  }

  private List<Object> part(int i) {
    return List.of(
        i + 1,
        any(PART_NAMES),
        "Manufacturer#" + i % 3,
        any(BRANDS),
        any(TYPES),
        any(SIZES),
        any(CONTAINERS),
        cents(90_000L + i),
        "p");
  }

  private List<Object> partsupp(int i) {
    int part = i / 2;
    BigDecimal cost = cents(10_000L + random.nextInt(5_000));
    return List.of(part + 1, supplierOf(part, i % 2), 100 + 7 * i, cost, "ps");
  }

  /** Which supplier has a part: each part has two, and the first four suppliers have none. */
  private static int supplierOf(int part, int choice) {
    return (part + choice * 3) % (SUPPLIERS - 4) + 5;
  }

  private List<Object> order(int i) {
    // Every fifth customer never orders.
    int customer = random.nextInt(CUSTOMERS);
    BigDecimal price = cents(5_000_000L + i * 12_345L);
    return List.of(
        i + 1,
        customer % 5 == 4 ? 1 : customer + 1,
        i % 2 == 0 ? "F" : "O",
        price,
        any(ORDER_DATES),
        any(PRIORITIES),
        "clerk",
        0,
        i % 7 == 0 ? "special packages requests" : "o");
  }

  private List<Object> lineitem(int i) {
    int order = i / LINES;
    int part = random.nextInt(PARTS);
    LocalDate shipped = any(SHIP_DATES);
    LocalDate committed = shipped.plusDays(10);
    LocalDate received = committed.plusDays(random.nextInt(3) == 0 ? -2 : 5);
    int quantity = order % 9 == 0 ? 110 + i % LINES : any(QUANTITIES);
    return List.of(
        order + 1,
        part + 1,
        supplierOf(part, random.nextInt(2)),
        i % LINES + 1,
        quantity,
        cents(100_000L + i * 4_321L),
        cents(random.nextInt(8)),
        cents(i % 5),
        any(RETURN_FLAGS),
        i % 2 == 0 ? "F" : "O",
        shipped,
        committed,
        received,
        any(INSTRUCTIONS),
        any(MODES),
        "l");
  }
}
