package io.softdelete.catalog;

/** What the deletion of a parent does to its active registered children. */
public enum ForeignKeys {
  /** Nothing. */
  IGNORE,
  /** What the database's own foreign keys would do. */
  EMULATE,
  /** Also refuses new references to deleted parents. */
  STRICT
}
