package io.softdelete.rewriter;

import java.util.List;
import java.util.Optional;

/** Remembers whether the session was asked anything. Not thread-safe. */
final class AskedSession implements Session {
  private final Session session;
  private boolean asked;

  AskedSession(Session session) {
    this.session = session;
  }

  boolean asked() {
    return asked;
  }

  @Override
  public boolean backslashEscapes() {
    asked = true;
    return session.backslashEscapes();
  }

  @Override
  public boolean doubleQuotesDelimitIdentifiers() {
    asked = true;
    return session.doubleQuotesDelimitIdentifiers();
  }

  @Override
  public boolean squareBracketsDelimitIdentifiers() {
    asked = true;
    return session.squareBracketsDelimitIdentifiers();
  }

  @Override
  public String compatibilityMode() {
    asked = true;
    return session.compatibilityMode();
  }

  @Override
  public int majorVersion() {
    asked = true;
    return session.majorVersion();
  }

  @Override
  public Optional<String> schemaOf(String table) {
    asked = true;
    return session.schemaOf(table);
  }

  @Override
  public boolean mayHaveTemporaryTables() {
    boolean temporary = session.mayHaveTemporaryTables();
    asked |= temporary;
    return temporary;
  }

  @Override
  public List<String> primaryKey(Optional<String> schema, String table) {
    asked = true;
    return session.primaryKey(schema, table);
  }

  @Override
  public List<Column> columns(Optional<String> schema, String table) {
    asked = true;
    return session.columns(schema, table);
  }

  @Override
  public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
    asked = true;
    return session.uniqueKeys(schema, table);
  }

  @Override
  public List<String> referrers(Optional<String> schema, String table) {
    asked = true;
    return session.referrers(schema, table);
  }
}
