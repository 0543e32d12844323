package io.softdelete.catalog;

/** What an INSERT, upsert or MERGE does that meets a deleted row's key. */
public enum Reinsert {
  /** It fails. */
  REFUSE,
  /** The deleted row becomes active with the new values. */
  REVIVE
}
