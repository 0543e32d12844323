package io.softdelete.rewriter.resolve;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The catalog as a look-up by name, for one dialect's way of comparing names. Thread-safe. */
public final class RegisteredTables {
  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of(
          "pg_catalog",
          "pg_temp",
          "pg_toast",
          "information_schema",
          "mysql",
          "performance_schema",
          "sys");

  private final Folding folding;
  private final Map<String, List<TablePolicy>> byTable = new HashMap<>();

  /** The tables of a catalog. */
  public RegisteredTables(RewriterSettings settings) {
    this.folding = settings.folding();
    for (TablePolicy policy : settings.catalog().tables()) {
      byTable.merge(
          folding.canonical(policy.name().table()),
          List.of(policy),
          (before, more) ->
              java.util.stream.Stream.concat(before.stream(), more.stream()).toList());
    }
  }

  /** How names compare. */
  public Folding folding() {
    return folding;
  }

  /** Whether a token may be the name of a registered table, whatever stands around it. */
  public boolean mayName(Tokens tokens, int index) {
    return tokens.isName(index) && byTable.containsKey(folding.canonical(tokens.identifier(index)));
  }

  /** The name that a token is, as the database knows it. */
  public String canonical(Tokens tokens, int index) {
    return folding.canonical(tokens.identifier(index));
  }

  /**
   * The policy of a table.
   *
   * @param schema its schema as the database knows it; empty when the statement doesn't say
   * @param table its name as the database knows it
   * @param session asked where an unqualified name leads when that decides something
   */
  public Optional<TablePolicy> policy(Optional<String> schema, String table, Session session) {
    List<TablePolicy> candidates = byTable.get(table);
    if (candidates == null) {
      return Optional.empty();
    }
    boolean mustAsk =
        session.mayHaveTemporaryTables()
            || candidates.stream().anyMatch(policy -> policy.name().schema().isPresent());
    Optional<String> found = schema.isPresent() || !mustAsk ? schema : session.schemaOf(table);
    if (schema.isEmpty() && mustAsk && found.isEmpty()) {
      return Optional.empty();
    }
    return choose(candidates, found);
  }

  /** An entry with the schema beats one without, which holds for all but the system's schemas. */
  private Optional<TablePolicy> choose(List<TablePolicy> candidates, Optional<String> schema) {
    for (TablePolicy policy : candidates) {
      if (schema.isPresent() && policy.name().schema().map(folding::canonical).equals(schema)) {
        return Optional.of(policy);
      }
    }
    if (schema.isPresent() && isSystemSchema(schema.get())) {
      return Optional.empty();
    }
    return candidates.stream().filter(policy -> policy.name().schema().isEmpty()).findFirst();
  }

  private static boolean isSystemSchema(String schema) {
    String name = schema.toLowerCase(java.util.Locale.ROOT);
    return SYSTEM_SCHEMAS.contains(name)
        || name.startsWith("pg_temp_")
        || name.startsWith("pg_toast_");
  }
}
