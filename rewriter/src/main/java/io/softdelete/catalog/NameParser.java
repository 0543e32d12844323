package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code [schema.]table} and column names, plain or in standard quotes. */
final class NameParser {
  private static final String IDENTIFIERS =
      "expected letters, digits, _ and $ after a letter or _, or \"any characters\"";

  private final String text;
  private int position;

  private NameParser(String text) {
    this.text = text;
  }

  /** Reads the name of a table. */
  static CatalogName table(String text) throws Unexpected {
    List<Identifier> parts = new NameParser(text).parts("[schema.]table");
    return switch (parts.size()) {
      case 1 -> new CatalogName(Optional.empty(), parts.get(0));
      case 2 -> new CatalogName(Optional.of(parts.get(0)), parts.get(1));
      default ->
          throw new Unexpected(
              "found a name of " + parts.size() + " parts; expected [schema.]table");
    };
  }

  /** Reads the name of a column. */
  static Identifier column(String text) throws Unexpected {
    List<Identifier> parts = new NameParser(text).parts("a column name");
    if (parts.size() > 1) {
      throw new Unexpected(
          "found " + Excerpt.quoted(text) + "; expected a column name without its table");
    }
    return parts.get(0);
  }

  private List<Identifier> parts(String expected) throws Unexpected {
    if (text.isBlank()) {
      throw new Unexpected("found nothing; expected " + expected);
    }
    List<Identifier> parts = new ArrayList<>();
    parts.add(identifier());
    while (position < text.length()) {
      if (text.charAt(position) != '.') {
        throw notAName();
      }
      position++;
      parts.add(identifier());
    }
    return parts;
  }

  private Identifier identifier() throws Unexpected {
    if (position < text.length() && text.charAt(position) == '"') {
      return quoted();
    }
    int start = position;
    while (position < text.length() && isPart(text.codePointAt(position), position > start)) {
      position += Character.charCount(text.codePointAt(position));
    }
    if (position == start) {
      throw notAName();
    }
    return new Identifier(text.substring(start, position), false);
  }

  private Identifier quoted() throws Unexpected {
    StringBuilder name = new StringBuilder();
    for (int i = position + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && !text.startsWith("\"\"", i)) {
        if (name.isEmpty()) {
          throw notAName();
        }
        position = i + 1;
        return new Identifier(name.toString(), true);
      }
      if (Character.isISOControl(c)) {
        throw notAName();
      }
      name.append(c);
      i += c == '"' ? 1 : 0;
    }
    throw new Unexpected("found " + Excerpt.quoted(text) + "; expected a closing \"");
  }

  private Unexpected notAName() {
    return new Unexpected("found " + Excerpt.quoted(text) + "; " + IDENTIFIERS);
  }

  private static boolean isPart(int c, boolean inside) {
    return c == '_'
        || Character.isLetter(c)
        || (inside && (c == '$' || Character.isDigit(c) || isMark(c)));
  }

  /** Accents that follow their letter. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
