package io.softdelete.it.twin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller sees of a statement. Immutable; outcomes are equal when no caller could tell them
 * apart, but for the order of rows that no ORDER BY fixes and the wording of errors.
 *
 * @param failure the SQLState of the error that ended it
 * @param parts the results in order: columns with types, rows, counts, generated keys
 * @param message the error's message, which doesn't count for equality
 */
public record Outcome(Optional<String> failure, List<String> parts, String message) {
  /** Of H2 and PostgreSQL, and of MariaDB. */
  private static final Set<String> TIMED_OUT = Set.of("57014", "70100");

  private static final String TOO_LARGE = "twin: too many rows";

  /** Copies the list. */
  public Outcome {
    parts = List.copyOf(parts);
  }

  /** Whether the statement ran to its end. */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  /** Whether the result says nothing, since the statement was given up. */
  public boolean abandoned() {
    return failure.isPresent()
        && (TIMED_OUT.contains(failure.get()) || message.equals(TOO_LARGE) || crashed());
  }

  /** H2 now and then breaks down over a valid statement: about once in 60,000 of them. */
  private boolean crashed() {
    return message.startsWith("General error: \"java.lang.");
  }

  /** Whether the database found the statement itself to be wrong. */
  public boolean rejected() {
    return failure.isPresent() && failure.get().startsWith("42");
  }

  /** Whether the driver refused the statement. */
  public boolean refused() {
    return failure.isPresent() && failure.get().startsWith("SD");
  }

  /** The outcome of a statement that gave more rows than a comparison is worth. */
  static Outcome tooLarge() {
    return new Outcome(Optional.of("-"), List.of(), TOO_LARGE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome outcome
        && failure.equals(outcome.failure)
        && parts.equals(outcome.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode() * 31 + failure.hashCode();
  }

  @Override
  public String toString() {
    return failure.map(state -> "fails with " + state + ": " + message).orElse(parts.toString());
  }
}
