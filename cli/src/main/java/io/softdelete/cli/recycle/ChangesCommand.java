package io.softdelete.cli.recycle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.TextTable;
import io.softdelete.jdbc.Change;
import io.softdelete.jdbc.Cursor;
import io.softdelete.jdbc.SoftDelete;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code changes}. */
@Command(
    name = "changes",
    header = "What was deleted and restored since the last call.",
    sortOptions = false,
    description = {
      "Tells what was deleted, restored, purged and erased since a cursor, for whoever keeps a",
      "copy. Each change comes at least once; applied in their order they give what the database",
      "says. The last line is the cursor for the next call."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar changes --since beginning --url jdbc:postgresql://localhost/app",
      "  java -jar softdelete.jar changes --since 2026-11-01T00:00:00Z --format json \\",
      "      --url jdbc:postgresql://localhost/app --user me",
      "",
      "Exit status: 0 told, 2 wrong call, 3 failed."
    })
public final class ChangesCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--since",
      paramLabel = "CURSOR",
      required = true,
      description = "what the last call ended with, a time, or: beginning")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String since;

  @Option(
      names = "--longest",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Seconds.class,
      description = "how long a transaction may stay open (default: ${DEFAULT-VALUE})")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Duration longest;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public ChangesCommand() {}

  /** Tells. */
  @Override
  public Integer call() throws SQLException {
    Cursor from = cursor();
    List<Change> changes = new ArrayList<>();
    Cursor next =
        new DrivenConnection(targetOptions, catalogOptions, new AttributionOptions())
            .with(
                spec,
                connection -> SoftDelete.on(connection).changesSince(from, longest, changes::add));
    write(changes, next);
    return 0;
  }

  private Cursor cursor() {
    try {
      return since.equals("beginning") ? Cursor.beginning() : Cursor.parse(since);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--since: '" + since + "' is neither a cursor nor a time like 2026-11-01T00:00:00Z",
          e);
    }
  }

  private void write(List<Change> changes, Cursor next) {
    PrintWriter out = spec.commandLine().getOut();
    if (format.chosen() == Format.JSON) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      ArrayNode array = node.putArray("changes");
      for (Change change : changes) {
        ObjectNode one = array.addObject().put("kind", word(change));
        DeletedRowText.put(one, change.row());
      }
      node.put("cursor", next.toString());
      out.println(node.toPrettyString());
    } else {
      List<String> columns = new ArrayList<>(List.of("what"));
      columns.addAll(DeletedRowText.COLUMNS);
      TextTable.lines(columns, changes.stream().map(ChangesCommand::cells).toList())
          .forEach(out::println);
      out.println("cursor: " + next);
    }
    out.flush();
  }

  private static List<String> cells(Change change) {
    List<String> cells = new ArrayList<>(List.of(word(change)));
    cells.addAll(DeletedRowText.cells(change.row()));
    return cells;
  }

  private static String word(Change change) {
    return change.kind().name().toLowerCase(Locale.ROOT);
  }
}
