package io.softdelete.cli.demo;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.util.List;
import java.util.Optional;

/** What the rewriter may ask, answered for the demo's own schema; no step needs its columns. */
final class ShopSession implements Session {
  @Override
  public boolean backslashEscapes() {
    return false;
  }

  @Override
  public boolean doubleQuotesDelimitIdentifiers() {
    return true;
  }

  @Override
  public int majorVersion() {
    return 17;
  }

  @Override
  public Optional<String> schemaOf(String table) {
    return Optional.of(ShopSchema.NAME);
  }

  @Override
  public boolean mayHaveTemporaryTables() {
    return false;
  }

  @Override
  public List<String> primaryKey(Optional<String> schema, String table) {
    return List.of();
  }

  @Override
  public List<Column> columns(Optional<String> schema, String table) {
    return List.of();
  }

  @Override
  public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
    return List.of();
  }
}
