package io.softdelete.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Lays text out in columns. */
public final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /** A heading and rows below it, numbers to the right. */
  public static List<String> lines(List<String> columns, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    rows.forEach(row -> lines.add(""));
    for (int column = 0; column < columns.size(); column++) {
      List<String> cells = new ArrayList<>();
      cells.add(columns.get(column));
      for (List<String> row : rows) {
        cells.add(row.get(column));
      }
      String gap = column == 0 ? "" : GAP;
      boolean numbers = cells.stream().skip(1).allMatch(TextTable::isNumber);
      int width = width(cells);
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        String fill = " ".repeat(width - cell.length());
        lines.set(i, lines.get(i) + gap + (numbers ? fill + cell : cell + fill));
      }
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  /** The length of the longest. */
  public static int width(List<String> lines) {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty()
        && cell.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
  }
}
