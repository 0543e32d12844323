package io.softdelete.cli.schema;

import java.util.List;
import java.util.Locale;

/** Kinds of SQL types, as far as markers and personal data are concerned. */
public enum TypeFamily {
  /** Characters. */
  TEXT(List.of("char", "text", "clob", "citext", "enum")),
  /** A point in time. */
  TIMESTAMP(List.of("timestamp", "datetime")),
  /** A day. */
  DATE(List.of("date")),
  /** True and false; MariaDB's is a TINYINT(1). */
  BOOLEAN(List.of("bool", "tinyint(1)", "bit(1)")),
  /** Numbers without a fraction. */
  INTEGER(List.of("int", "serial")),
  /** Other numbers. */
  NUMBER(List.of("numeric", "decimal", "double", "float", "real", "decfloat")),
  /** UUIDs. */
  UUID(List.of("uuid")),
  /** Anything else. */
  OTHER(List.of());

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> beginnings;

  TypeFamily(List<String> beginnings) {
    this.beginnings = beginnings;
  }

  /** The family of a type as a database spells it. */
  static TypeFamily of(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.endsWith("[]") || name.endsWith("array") || name.startsWith("interval")) {
      return OTHER;
    }
    // In this order: datetime before date, tinyint(1) before int.
    for (TypeFamily family : values()) {
      for (String beginning : family.beginnings) {
        if (name.startsWith(beginning) || family.inside(name, beginning)) {
          return family;
        }
      }
    }
    return OTHER;
  }

  /** {@code national character}, {@code longtext}, {@code bigint}. */
  private boolean inside(String name, String word) {
    boolean prefixed = name.split("[ (]", 2)[0].endsWith(word);
    return switch (this) {
      case TEXT -> prefixed || name.contains(" char");
      case INTEGER -> prefixed;
      default -> false;
    };
  }
}
