package io.softdelete.cli.recycle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.TextTable;
import io.softdelete.jdbc.DeletedRow;
import io.softdelete.jdbc.RecycleBin;
import io.softdelete.jdbc.SoftDelete;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code trash}. */
@Command(
    name = "trash",
    header = "Lists deleted rows: when, by whom, why.",
    sortOptions = false,
    description = {
      "Lists deleted rows, the newest first: when, by whom, why, and where they are kept, as far"
          + " as",
      "the catalog's columns and the audit table say it."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar trash --url jdbc:postgresql://localhost/app --user me",
      "  java -jar softdelete.jar trash users --where \"email LIKE '%@example.org'\" \\",
      "      --url jdbc:postgresql://localhost/app --user me",
      "",
      "Exit status: 0 listed, 2 wrong call, 3 failed."
    })
public final class TrashCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "a registered table (default: all)")
  private @Nullable String table;

  @Mixin private final RowOptions rowOptions = new RowOptions();

  @Option(
      names = "--most",
      paramLabel = "ROWS",
      defaultValue = "50",
      description = "how many (default: ${DEFAULT-VALUE})")
  private int most;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public TrashCommand() {}

  /** Lists. */
  @Override
  public Integer call() throws SQLException {
    if (table == null && rowOptions.isGiven()) {
      throw new ParameterException(spec.commandLine(), "--key and --where go with a table");
    }
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--most is at least 1");
    }
    write(
        new DrivenConnection(targetOptions, catalogOptions, new AttributionOptions())
            .with(spec, connection -> rows(SoftDelete.on(connection))));
    return 0;
  }

  private List<DeletedRow> rows(RecycleBin bin) throws SQLException {
    if (table != null) {
      return bin.deletedRows(table, rowOptions.any(), most);
    }
    List<DeletedRow> rows = new ArrayList<>();
    for (TablePolicy policy : catalogOptions.read().tables()) {
      rows.addAll(bin.deletedRows(policy.name().toString(), rowOptions.any(), most));
    }
    Comparator<DeletedRow> byTime = Comparator.comparing(row -> row.at().orElse(Instant.MIN));
    rows.sort(byTime.reversed());
    return rows.subList(0, Math.min(most, rows.size()));
  }

  private void write(List<DeletedRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (format.chosen() == Format.JSON) {
      ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
      rows.forEach(row -> DeletedRowText.put(nodes.addObject(), row));
      out.println(nodes.toPrettyString());
    } else if (rows.isEmpty()) {
      out.println("No deleted rows.");
    } else {
      TextTable.lines(DeletedRowText.COLUMNS, rows.stream().map(DeletedRowText::cells).toList())
          .forEach(out::println);
      if (rows.size() == most) {
        out.println("There may be more (--most).");
      }
    }
    out.flush();
  }
}
