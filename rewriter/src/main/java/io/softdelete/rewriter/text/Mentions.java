package io.softdelete.rewriter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells in one pass, without allocating, whether a text could concern a set of names. It looks for
 * runs of ASCII letters, digits and underscores, in literals and comments too, and so never misses
 * a name; what it finds may still be something else. Thread-safe.
 */
public final class Mentions {
  /** Characters that some database folds into an ASCII letter. */
  private static final String FOLDED = "\u0131\u017F\u212A";

  private static final int NOTHING = -1;
  private static final int UNKNOWN = -2;

  private static final boolean[] RUN_PARTS = runParts();

  private final String[] slots;
  private final int mask;
  private final boolean nonAscii;

  /** A look-up for these names, in any case. */
  public Mentions(Iterable<String> names) {
    List<String> runs = new ArrayList<>();
    boolean unreadable = false;
    for (String name : names) {
      String run = longestRun(name);
      unreadable |= run.isEmpty();
      runs.add(run);
    }
    nonAscii = unreadable;
    mask = Integer.highestOneBit(Math.max(8, runs.size() * 4)) * 2 - 1;
    slots = new String[mask + 1];
    runs.stream().filter(run -> !run.isEmpty()).forEach(this::add);
  }

  /** Whether a text may hold one of the names. */
  public boolean in(String sql) {
    return in(sql, 0, sql.length());
  }

  /** The first of the names that a text holds as it is, in lower case. */
  public Optional<String> firstIn(String sql) {
    int slot = find(sql, 0, sql.length());
    return slot >= 0 ? Optional.of(slots[slot]) : Optional.empty();
  }

  /** Whether a stretch of a text may hold one of the names. */
  public boolean in(String sql, int from, int to) {
    return find(sql, from, to) != NOTHING;
  }

  /** The slot of the first name, or that there is none, or one that can't be told. */
  private int find(String sql, int from, int to) {
    int hash = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      char c = sql.charAt(i);
      if (isRunPart(c)) {
        hash = hash * 31 + (c | 0x20);
      } else {
        int slot = i > start ? slotOf(sql, start, i, hash) : NOTHING;
        if (slot != NOTHING) {
          return slot;
        }
        if ((c >= 0x80 && (nonAscii || FOLDED.indexOf(c) >= 0)) || isUnicodeName(sql, i, c)) {
          return UNKNOWN;
        }
        hash = 0;
        start = i + 1;
      }
    }
    return to > start ? slotOf(sql, start, to, hash) : NOTHING;
  }

  /** {@code U&"…"} may spell a name by its code points. */
  private static boolean isUnicodeName(String sql, int at, char c) {
    return c == '&'
        && at > 0
        && (sql.charAt(at - 1) | 0x20) == 'u'
        && at + 1 < sql.length()
        && sql.charAt(at + 1) == '"';
  }

  private int slotOf(String sql, int from, int to, int hash) {
    for (int slot = spread(hash); slots[slot] != null; slot = (slot + 1) & mask) {
      String name = slots[slot];
      if (name.length() == to - from && sql.regionMatches(true, from, name, 0, name.length())) {
        return slot;
      }
    }
    return NOTHING;
  }

  private void add(String run) {
    int hash = 0;
    for (int i = 0; i < run.length(); i++) {
      hash = hash * 31 + (run.charAt(i) | 0x20);
    }
    int slot = spread(hash);
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = run;
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  private static String longestRun(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String longest = "";
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !isRunPart(lower.charAt(i))) {
        if (i - start > longest.length()) {
          longest = lower.substring(start, i);
        }
        start = i + 1;
      }
    }
    return longest;
  }

  private static boolean isRunPart(char c) {
    return c < 0x80 && RUN_PARTS[c];
  }

  private static boolean[] runParts() {
    boolean[] parts = new boolean[0x80];
    for (char c = 0; c < 0x80; c++) {
      parts[c] = Character.isLetterOrDigit(c) || c == '_';
    }
    return parts;
  }
}
