package io.softdelete.cli.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shop's rows, the same in every run: 10,000 in six tables, about a third of each deleted, and
 * the countries, which can't be.
 */
final class ShopData {
  private static final int SEED = 7;
  private static final int CUSTOMERS = 800;
  private static final int PRODUCTS = 400;
  private static final int ORDERS = 2_000;
  private static final int ORDER_LINES = 5_000;
  private static final int REVIEWS = 1_200;

  private static final LocalDateTime OPENED = LocalDateTime.of(2026, 1, 1, 9, 0);

  private static final List<String> COUNTRIES =
      List.of("AT Austria", "BE Belgium", "CH Switzerland", "DE Germany", "FR France", "IT Italy");
  private static final List<String> FIRST_NAMES =
      List.of("Ada", "Alan", "Barbara", "Edgar", "Frances", "Grace", "Jim", "Margaret", "Tony");
  private static final List<String> LAST_NAMES =
      List.of("Adler", "Bruni", "Claes", "Dupont", "Egger", "Frey", "Gruber", "Huber", "Ivens");
  private static final List<String> CATEGORIES = List.of("coffee", "tea", "honey", "chocolate");
  private static final List<String> KINDS = List.of("dark", "mild", "wild", "smoky", "bright");
  private static final List<String> SIZES = List.of("small", "large", "family");
  private static final List<String> STATES = List.of("open", "paid", "sent");
  private static final List<String> TAGS = List.of("new", "sale", "gift", "organic");

  private final Random random = new Random(SEED);

  private ShopData() {}

  /** The tables in an order in which foreign keys hold. */
  static List<Table> tables() {
    return new ShopData().all();
  }

  private List<Table> all() {
    return List.of(
        table("countries", COUNTRIES.size(), this::country),
        table("customers", CUSTOMERS, id -> row(id, person(), code(), deletedAt())),
        table("products", PRODUCTS, this::product),
        table("orders", ORDERS, id -> row(id, below(CUSTOMERS), one(STATES), deletedAt())),
        table("order_lines", ORDER_LINES, this::orderLine),
        table("reviews", REVIEWS, this::review),
        new Table("tags", IntStream.rangeClosed(1, PRODUCTS).boxed().flatMap(this::tags).toList()));
  }

  private List<@Nullable Object> country(int number) {
    String country = COUNTRIES.get(number - 1);
    return row(country.substring(0, 2), country.substring(3));
  }

  private List<@Nullable Object> product(int id) {
    String category = one(CATEGORIES);
    String name = one(KINDS) + " " + category + ", " + one(SIZES);
    return row(id, name, category, 2 + random.nextInt(2_800) / 100.0, deleted());
  }

  /** Five lines for every two orders: two for the first, three for the second. */
  private List<@Nullable Object> orderLine(int number) {
    int pair = (number - 1) / 5;
    int inPair = (number - 1) % 5;
    int order = 2 * pair + (inPair < 2 ? 1 : 2);
    int line = inPair < 2 ? inPair + 1 : inPair - 1;
    String state = deleted() ? "deleted" : "active";
    return row(order, line, below(PRODUCTS), below(4), state);
  }

  private List<@Nullable Object> review(int id) {
    LocalDateTime deletedAt = deletedAt();
    String deletedBy = deletedAt == null ? null : "moderator";
    return row(id, below(PRODUCTS), below(CUSTOMERS), below(5), deletedAt, deletedBy);
  }

  /** One tag for a product of an odd id, two for the others. */
  private Stream<List<@Nullable Object>> tags(int product) {
    return IntStream.rangeClosed(0, 1 - product % 2)
        .mapToObj(i -> row(product, TAGS.get((product / 2 + i) % TAGS.size()), deletedEpoch()));
  }

  private String person() {
    return one(FIRST_NAMES) + " " + one(LAST_NAMES);
  }

  private String code() {
    return one(COUNTRIES).substring(0, 2);
  }

  private boolean deleted() {
    return random.nextInt(3) == 0;
  }

  private @Nullable LocalDateTime deletedAt() {
    return deleted() ? OPENED.plusMinutes(random.nextInt(200_000)) : null;
  }

  private long deletedEpoch() {
    return deleted() ? 1_767_258_000L + random.nextInt(12_000_000) : 0;
  }

  private int below(int count) {
    return 1 + random.nextInt(count);
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Table table(String name, int count, IntFunction<List<@Nullable Object>> row) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      rows.add(row.apply(id));
    }
    return new Table(name, rows);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /**
   * A table's rows.
   *
   * @param name the table
   * @param rows their values in the order of the columns
   */
  record Table(String name, List<List<@Nullable Object>> rows) {
    /** Copies the list. */
    Table {
      rows = List.copyOf(rows);
    }
  }
}
