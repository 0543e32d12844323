package io.softdelete.cli.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds columns that look as if they held personal data. */
public final class PersonalLike {
  private static final Set<String> WORDS =
      Set.of(
          "email",
          "mail",
          "phone",
          "telephone",
          "mobile",
          "fax",
          "birth",
          "birthday",
          "birthdate",
          "dob",
          "iban",
          "ssn",
          "passport",
          "address",
          "street",
          "postcode",
          "postal",
          "zip",
          "surname",
          "firstname",
          "lastname",
          "fullname");
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("first", "name"),
          List.of("last", "name"),
          List.of("full", "name"),
          List.of("middle", "name"),
          List.of("tax", "id"),
          List.of("card", "number"));

  private PersonalLike() {}

  /**
   * The columns of a table that look personal; a plain {@code name} does where others do, since
   * categories and countries have names too.
   */
  public static List<Column> in(Table table) {
    List<Column> strong = table.columns().stream().filter(PersonalLike::isPersonal).toList();
    return strong.isEmpty()
        ? List.of()
        : table.columns().stream()
            .filter(column -> strong.contains(column) || column.name().equalsIgnoreCase("name"))
            .toList();
  }

  private static boolean isPersonal(Column column) {
    boolean holds =
        switch (column.family()) {
          case TEXT, DATE, TIMESTAMP, OTHER -> true;
          case BOOLEAN, INTEGER, NUMBER, UUID -> false;
        };
    List<String> words =
        List.of(
            column
                .name()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+", -1));
    return holds
        && column.generation().isEmpty()
        && (words.stream().anyMatch(WORDS::contains)
            || PAIRS.stream().anyMatch(words::containsAll));
  }
}
