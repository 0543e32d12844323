package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code users, crm.posts, "Order Items"}. */
final class TableList {
  private final Mistakes mistakes;

  TableList(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  List<TablePolicy> read(String commaSeparated) {
    List<TablePolicy> tables = new ArrayList<>();
    SameNames names = new SameNames();
    List<String> entries = split(commaSeparated);
    for (int i = 0; i < entries.size(); i++) {
      String key = entries.size() == 1 ? "" : "entry " + (i + 1);
      try {
        CatalogName name = NameParser.table(entries.get(i).strip());
        names
            .add(name, i + 1)
            .ifPresent(
                earlier ->
                    mistakes.add(
                        0,
                        key,
                        "found "
                            + name
                            + ", which entry "
                            + earlier
                            + " names too; expected each table once"));
        tables.add(policy(name));
      } catch (Unexpected e) {
        mistakes.add(0, key, e.problem());
      }
    }
    return tables;
  }

  /** Commas in quotes belong to their name. */
  private static List<String> split(String text) {
    List<String> entries = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        entries.add(text.substring(start, i));
        start = i + 1;
      }
    }
    entries.add(text.substring(start));
    return entries;
  }

  private static TablePolicy policy(CatalogName name) {
    return new TablePolicy(
        name,
        new Deletion.Soft(MarkerReader.standard(), Map.of(), Map.of()),
        false,
        Optional.empty(),
        Reinsert.REFUSE,
        MarkerWrites.ALLOW,
        Optional.empty());
  }
}
