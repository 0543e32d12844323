package io.softdelete.cli.recycle;

import io.softdelete.jdbc.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rows of a table. */
final class RowOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--key",
      paramLabel = "VALUE",
      description = "the row of this primary key; once for each of its columns, in their order")
  private List<String> key = List.of();

  @Option(names = "--where", paramLabel = "SQL", description = "the rows that meet a condition")
  private @Nullable String where;

  /** For picocli. */
  RowOptions() {}

  /** Whether rows were chosen. */
  boolean isGiven() {
    return !key.isEmpty() || where != null;
  }

  /** The rows that were chosen; all when neither option is given. */
  Selection any() {
    if (!key.isEmpty() && where != null) {
      throw new ParameterException(
          spec.commandLine(), "--key and --where are two ways to say the same");
    }
    if (where != null && where.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--where is empty");
    }
    return where != null
        ? Selection.where(where)
        : key.isEmpty() ? Selection.all() : Selection.key(key.toArray());
  }

  /** The rows that were chosen; nobody means all of them by forgetting to choose. */
  Selection chosen() {
    Selection selection = any();
    if (!isGiven()) {
      throw new ParameterException(spec.commandLine(), "which rows? Give --key or --where");
    }
    return selection;
  }
}
