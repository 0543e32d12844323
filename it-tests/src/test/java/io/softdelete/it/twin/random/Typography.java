package io.softdelete.it.twin.random;

import java.util.Locale;

/** Sets a statement in type: odd white space, comments, upper and lower case. */
final class Typography {
  private static final String[] GAPS = {
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\n\n\n",
    " /* ? */ ",
    " /* orders, 'x */ ",
    " -- it's ? \"\n",
    "/**/ ",
    " /* ; */\n"
  };

  private static final String[] NO_HINTS = {
    " /* softdelete:bypass */ ", "/*+ softdelete:with-deleted */ ", " -- softdelete:only-deleted\n"
  };

  private final Choices choices;

  Typography(Choices choices) {
    this.choices = choices;
  }

  /**
   * The text in a style of its own; most texts stay as they are.
   *
   * @param caseless whether names in upper case are the same names
   */
  String set(String text, boolean caseless) {
    String styled = text;
    if (choices.percent(25)) {
      styled = cased(styled, caseless && choices.percent(40));
    }
    if (choices.percent(30)) {
      styled = spaced(styled, choices.between(3, 25));
    }
    if (choices.percent(6)) {
      styled = choices.of("/* app: orders */ ", "-- a report\n", "\n\t ") + styled;
    }
    return choices.percent(6) ? styled + choices.of(" ", "\n\n\n", " -- end", ";") : styled;
  }

  private String spaced(String text, int chance) {
    StringBuilder result = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quote = quoteAfter(quote, c);
      if (c == ' ' && quote == 0 && choices.percent(chance)) {
        // Directly behind a table's name it would be a hint; behind a comma it is a comment.
        boolean listed = i > 0 && text.charAt(i - 1) == ',';
        String gap = listed && choices.percent(10) ? choices.of(NO_HINTS) : choices.of(GAPS);
        // Behind a division a comment would become H2's comment to the end of the line.
        boolean division = i > 0 && text.charAt(i - 1) == '/';
        result.append(division ? " " : gap);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static String cased(String text, boolean upper) {
    StringBuilder result = new StringBuilder();
    char quote = 0;
    for (String part : text.split("(?<=['\"`])|(?=['\"`])", -1)) {
      if (quote == 0 && !part.startsWith("‹")) {
        result.append(upper ? keepPlaces(part) : part.toLowerCase(Locale.ROOT));
      } else {
        result.append(part);
      }
      if (part.length() == 1) {
        quote = quoteAfter(quote, part.charAt(0));
      }
    }
    return result.toString();
  }

  /** Upper case but for the letters of numbered places. */
  private static String keepPlaces(String part) {
    return part.toUpperCase(Locale.ROOT)
        .replace("‹R", "‹r")
        .replace("‹P", "‹p")
        .replace("‹Q", "‹q")
        .replace("‹L", "‹l");
  }

  /** The quote that is open after a character; a doubled one closes and opens. */
  private static char quoteAfter(char quote, char c) {
    if (quote == 0) {
      return c == '\'' || c == '"' || c == '`' ? c : 0;
    }
    return c == quote ? 0 : quote;
  }
}
