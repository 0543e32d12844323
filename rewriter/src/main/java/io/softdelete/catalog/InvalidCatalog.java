package io.softdelete.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** A catalog that can't be used. The message has every mistake on a line of its own. */
public final class InvalidCatalog extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Nobody reads more, and a broken file of some megabytes must not fill the log. */
  private static final int LINES_OF_THE_MESSAGE = 1000;

  private final List<Mistake> mistakes;

  /**
   * All that is wrong with a catalog.
   *
   * @param mistakes the mistakes, at least one
   */
  public InvalidCatalog(List<Mistake> mistakes) {
    super(message(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All mistakes, in the order of the source. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static String message(List<Mistake> mistakes) {
    if (mistakes.isEmpty()) {
      throw new IllegalArgumentException("an invalid catalog has at least one mistake");
    }
    String lines =
        mistakes.stream()
            .limit(LINES_OF_THE_MESSAGE)
            .map(Mistake::toString)
            .collect(Collectors.joining("\n"));
    int more = mistakes.size() - LINES_OF_THE_MESSAGE;
    return more > 0 ? lines + "\n… and " + more + " more mistakes" : lines;
  }
}
