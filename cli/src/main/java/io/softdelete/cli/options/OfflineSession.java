package io.softdelete.cli.options;

import io.softdelete.catalog.CatalogName;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.util.List;
import java.util.Optional;

/**
 * What the rewriter may ask, answered without a database: sessions are as servers start them, and a
 * name that could be a registered table's is. Questions about columns and keys have no answer.
 * Immutable.
 */
public final class OfflineSession implements Session {
  private final RewriterSettings settings;

  /** A session for these settings. */
  public OfflineSession(RewriterSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean backslashEscapes() {
    return switch (settings.dialect()) {
      case MARIADB -> true;
      case POSTGRESQL, H2, STANDARD -> false;
    };
  }

  @Override
  public boolean doubleQuotesDelimitIdentifiers() {
    return switch (settings.dialect()) {
      case MARIADB -> false;
      case POSTGRESQL, H2, STANDARD -> true;
    };
  }

  @Override
  public boolean squareBracketsDelimitIdentifiers() {
    return false;
  }

  @Override
  public String compatibilityMode() {
    return "";
  }

  /** What the oldest server understands, newer ones do too. */
  @Override
  public int majorVersion() {
    return 0;
  }

  @Override
  public List<String> referrers(Optional<String> schema, String table) {
    return List.of();
  }

  @Override
  public Optional<String> schemaOf(String table) {
    return settings.catalog().tables().stream()
        .map(policy -> policy.name())
        .filter(name -> settings.folding().canonical(name.table()).equals(table))
        .map(CatalogName::schema)
        .flatMap(Optional::stream)
        .map(settings.folding()::canonical)
        .findFirst();
  }

  @Override
  public boolean mayHaveTemporaryTables() {
    return false;
  }

  @Override
  public List<String> primaryKey(Optional<String> schema, String table) {
    throw new NeedsDatabase("the primary key of " + table);
  }

  @Override
  public List<Column> columns(Optional<String> schema, String table) {
    throw new NeedsDatabase("the columns of " + table);
  }

  @Override
  public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
    throw new NeedsDatabase("the unique keys of " + table);
  }

  /** What becomes of a statement depends on the live schema. */
  public static final class NeedsDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsDatabase(String question) {
      super(question);
    }
  }
}
