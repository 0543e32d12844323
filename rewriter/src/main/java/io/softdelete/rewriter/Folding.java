package io.softdelete.rewriter;

import io.softdelete.catalog.Identifier;
import java.util.Locale;

/** How a database compares identifiers. */
public enum Folding {
  /** Unquoted names become lower case (PostgreSQL). */
  LOWER,
  /** Unquoted names become upper case (the SQL standard, H2). */
  UPPER,
  /** Names are taken as written and compared with their case. */
  EXACT,
  /** Names are compared without their case, quoted or not. */
  CASELESS;

  /** The name under which the database knows an identifier: equal for identifiers that are one. */
  public String canonical(Identifier identifier) {
    return switch (this) {
      case LOWER ->
          identifier.quoted() ? identifier.text() : identifier.text().toLowerCase(Locale.ROOT);
      case UPPER ->
          identifier.quoted() ? identifier.text() : identifier.text().toUpperCase(Locale.ROOT);
      case EXACT -> identifier.text();
      case CASELESS -> identifier.caseless();
    };
  }
}
