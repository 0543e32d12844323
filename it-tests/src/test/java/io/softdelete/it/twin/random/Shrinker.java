package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Call;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a failing statement short: takes away stretches of its words as long as it fails without
 * them. What is left fails too, if not always for the first reason. Immutable.
 *
 * @param failing tells whether a shorter call is valid and fails
 */
record Shrinker(Check failing) {
  private static final Pattern WORD =
      Pattern.compile(
          "\\?\\?|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\w.]+|\\s+|--[^\\n]*|/\\*.*?\\*/|.");
  private static final Set<String> LIST_ENDS =
      Set.of("SELECT", "FROM", "WHERE", "UNION", "INTERSECT", "EXCEPT", "LIMIT", "OFFSET", "FETCH");
  private static final int MOST_TRIALS = 600;

  /** Whether a call is still worth reporting. */
  interface Check {
    boolean test(Call call) throws SQLException;
  }

  /** The shortest call that was found. */
  Call shrink(Call call) throws SQLException {
    List<String> words = words(call.sql());
    int trials = 0;
    for (int size = Math.max(1, words.size() / 2); size >= 1; size /= 2) {
      int from = 0;
      while (from + size <= words.size() && trials < MOST_TRIALS) {
        if (!removable(words, from, from + size)) {
          from++;
          continue;
        }
        List<String> rest = new ArrayList<>(words.subList(0, from));
        rest.addAll(words.subList(from + size, words.size()));
        trials++;
        if (failing.test(of(call, rest, words, from, size))) {
          call = of(call, rest, words, from, size);
          words = rest;
        } else {
          from++;
        }
      }
    }
    return call;
  }

  private static List<String> words(String sql) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(sql);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /** Brackets go in pairs, and no limit or window may lose a part of its order. */
  private static boolean removable(List<String> words, int from, int to) {
    boolean sorting = sorts(words, from);
    boolean meaningful = false;
    int depth = 0;
    for (String word : words.subList(from, to)) {
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth < 0 || (depth == 0 && (sorting || word.equalsIgnoreCase("ORDER")))) {
        return false;
      }
      meaningful |= !word.isBlank();
    }
    return depth == 0 && meaningful;
  }

  /** Whether a word stands in an ORDER BY list. */
  private static boolean sorts(List<String> words, int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0 && depth >= 0; i--) {
      String word = words.get(i).toUpperCase(Locale.ROOT);
      depth += word.equals(")") ? 1 : word.equals("(") ? -1 : 0;
      if (depth == 0 && LIST_ENDS.contains(word)) {
        return false;
      }
      if (depth == 0 && word.equals("ORDER")) {
        return true;
      }
    }
    return false;
  }

  private static Call of(Call call, List<String> rest, List<String> words, int from, int size) {
    int first = parameters(words.subList(0, from));
    int count = parameters(words.subList(from, from + size));
    List<List<Bind>> bindings = new ArrayList<>();
    for (List<Bind> binding : call.bindings()) {
      List<Bind> kept = new ArrayList<>(binding);
      if (kept.size() >= first + count) {
        kept.subList(first, first + count).clear();
      }
      bindings.add(kept);
    }
    return new Call(String.join("", rest), bindings, call.style(), call.ordered(), call.keys());
  }

  private static int parameters(List<String> words) {
    return (int) words.stream().filter(word -> word.equals("?")).count();
  }
}
