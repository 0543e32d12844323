package io.softdelete.jdbc.schema;

import io.softdelete.catalog.Catalog;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the connections to one database share of its schema: the foreign keys, the partitions and
 * inheritance children of registered tables, and a count of the changes that any of them made.
 * Thread-safe. DDL from elsewhere is not seen while a connection is open; when the last one is
 * closed everything is dropped, for behind the same URL there may be another database next time:
 * H2's in memory live no longer than their connections.
 */
public final class SharedSchema {
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicLong familyChanges = new AtomicLong();
  private final AtomicReference<@Nullable KnownFamilies> families = new AtomicReference<>();
  private final AtomicReference<@Nullable KnownKeys> known = new AtomicReference<>();

  /** Nothing is known yet. */
  public SharedSchema() {}

  /** A connection was opened. */
  public void opened() {
    sessions.incrementAndGet();
  }

  /** A connection was closed, which is said once. */
  public void closed() {
    if (sessions.decrementAndGet() == 0) {
      familiesChanged();
    }
  }

  /** Drops what is known, on every connection. */
  public void changed() {
    changes.incrementAndGet();
  }

  /** Drops what is known, and which tables are partitions and children of others. */
  public void familiesChanged() {
    familyChanges.incrementAndGet();
    changed();
  }

  /** How often partitions and children may have changed. */
  public long familyChanges() {
    return familyChanges.get();
  }

  /** How often it changed; what was read under another number is stale. */
  public long changes() {
    return changes.get();
  }

  /**
   * The foreign keys, read through this session when they aren't known.
   *
   * @throws SchemaUnavailable when the database fails
   */
  public KeyGraph keys(LiveSession session) {
    KnownKeys current = known.get();
    long now = changes.get();
    if (current != null && current.changes() == now) {
      return current.keys();
    }
    KeyGraph keys = session.readKeys(catalog(session));
    known.set(new KnownKeys(now, keys));
    return keys;
  }

  /**
   * The foreign keys that a deletion of this session has to follow: none, while it has switched
   * them off.
   *
   * @throws SchemaUnavailable when the database fails
   */
  public KeyGraph enforcedKeys(LiveSession session) {
    KeyGraph keys = keys(session);
    return keys.keys().isEmpty() || session.enforcesKeys() ? keys : keys.unenforced();
  }

  /**
   * The catalog with the partitions and inheritance children of its tables, read through this
   * session when they aren't known; the same object until that changes.
   *
   * @throws SchemaUnavailable when the database fails
   */
  public Catalog catalog(LiveSession session) {
    KnownFamilies current = families.get();
    long now = familyChanges.get();
    if (current != null && current.changes() == now) {
      return current.catalog();
    }
    Catalog catalog = session.readFamilies();
    families.set(new KnownFamilies(now, catalog));
    return catalog;
  }

  private record KnownFamilies(long changes, Catalog catalog) {}

  private record KnownKeys(long changes, KeyGraph keys) {}
}
