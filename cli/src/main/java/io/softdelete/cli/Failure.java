package io.softdelete.cli;

/** A command can't go on; the message is one sentence for whoever called it. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure that says what is wrong and what to do. */
  public Failure(String message) {
    super(message);
  }

  /** A failure with what brought it to light. */
  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
