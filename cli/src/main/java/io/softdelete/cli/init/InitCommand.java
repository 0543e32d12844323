package io.softdelete.cli.init;

import io.softdelete.cli.Failure;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.OutputFile;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.SchemaReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code init}. */
@Command(
    name = "init",
    header = "Proposes a catalog from a live schema.",
    sortOptions = false,
    description = {
      "Proposes a catalog from a live schema: marker-like columns, archives, foreign keys and",
      "personal columns, each choice with a comment. It asks nothing and changes nothing: read",
      "what it writes, then let ddl and doctor go on."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar init --url jdbc:postgresql://localhost/app --user me \\",
      "      --output softdelete.yaml",
      "  java -jar softdelete.jar init --url jdbc:h2:./app --user sa",
      "      on standard output",
      "",
      "Exit status: 0 fine, 2 wrong call, 3 failed."
    })
public final class InitCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the catalog to write; a file that is there is left alone")
  private @Nullable Path output;

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public InitCommand() {}

  /** Writes the proposal. */
  @Override
  public Integer call() throws SQLException {
    Target target = targetOptions.required();
    if (output != null && Files.exists(output)) {
      throw new Failure(output + " is there already: give another --output, or move it away");
    }
    Schema schema;
    try (Connection connection = target.plain()) {
      schema = SchemaReader.read(connection);
    }
    String catalog = CatalogProposal.of(schema, target.toString());
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      out.print(catalog);
    } else {
      OutputFile.write(output, catalog);
      out.println(output);
    }
    out.flush();
    return 0;
  }
}
