package io.softdelete.cli.ddl;

import io.softdelete.cli.schema.Registration;

/** A part of a migration: what one concern lacks. */
interface Part {
  /** Adds the statements that are missing, and remarks about what can't be told. */
  void addTo(Migration.Builder migration, Registration registration);
}
