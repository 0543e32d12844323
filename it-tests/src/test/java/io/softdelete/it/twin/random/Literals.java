package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Database;

/** Writes values in all the ways that a database has for them. */
final class Literals {
  private final Choices choices;
  private final Database database;

  Literals(Choices choices, Database database) {
    this.choices = choices;
    this.database = database;
  }

  /** A text. */
  String text(String value) {
    boolean odd = choices.percent(12);
    return switch (database) {
      case POSTGRESQL -> odd ? postgresql(value) : standard(value);
      case H2 -> odd ? h2(value) : standard(value);
      case MARIADB -> mariadb(value, odd);
    };
  }

  /** A day, given as the standard writes it. */
  String date(String standard) {
    return choices.percent(8) ? standard.replace("DATE '", "{d '") + "}" : standard;
  }

  /** A moment, given in quotes. */
  String timestamp(String quoted) {
    return choices.percent(15) ? "{ts " + quoted + "}" : "TIMESTAMP " + quoted;
  }

  private static String standard(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private String postgresql(String value) {
    return switch (choices.below(4)) {
      case 0 -> value.contains("$") ? "$q$" + value + "$q$" : "$$" + value + "$$";
      case 1 -> "$Q1$" + value + "$Q1$";
      case 2 -> "E'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
      default -> unicode(value);
    };
  }

  private String h2(String value) {
    return choices.percent(50) && !value.contains("$") ? "$$" + value + "$$" : unicode(value);
  }

  private static String unicode(String value) {
    return "U&'" + value.replace("\\", "\\\\").replace("'", "''").replace("A", "\\0041") + "'";
  }

  private String mariadb(String value, boolean odd) {
    String escaped = value.replace("\\", "\\\\");
    if (!odd) {
      return standard(escaped);
    }
    return switch (choices.below(3)) {
      case 0 -> '"' + escaped.replace("\"", "\"\"") + '"';
      case 1 -> "'" + escaped.replace("'", "\\'") + "'";
      default -> "N" + standard(escaped);
    };
  }
}
