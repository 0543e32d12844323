package io.softdelete.cli.doctor;

import java.util.Locale;

/** How bad a finding is, the worst last. */
public enum Severity {
  /** Good to know. */
  NOTE,
  /** Sooner or later somebody is surprised. */
  WARNING,
  /** Statements fail, or deleted rows are seen, or rows are lost. */
  ERROR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
