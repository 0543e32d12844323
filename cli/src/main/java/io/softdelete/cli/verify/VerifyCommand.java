package io.softdelete.cli.verify;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.cli.Failure;
import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.Style;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StatementSpan;
import io.softdelete.rewriter.UnsupportedSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code verify}. */
@Command(
    name = "verify",
    header = "Holds a workload through the driver against a plain twin.",
    sortOptions = false,
    description = {
      "Runs a script through the driver and on a plain twin, a database that is the same but for",
      "its deleted rows, and reports every difference in rows, columns, counts and failures.",
      "Afterwards the registered tables are compared. Both sides are rolled back."
    },
    footer = {
      "",
      "Example:",
      "  java -jar softdelete.jar verify --url jdbc:postgresql://localhost/app \\",
      "      --plain-url jdbc:postgresql://localhost/app_without_deleted_rows \\",
      "      --user me --password-env PGPASSWORD --script workload.sql",
      "",
      "What differs between any two databases shows up too: times, sequences, random numbers, rows",
      "of a query without ORDER BY (as 'order', which is no failure).",
      "",
      "Exit status: 0 alike, 1 a difference or a refusal, 2 wrong call, 3 failed."
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();

  @Option(
      names = "--plain-url",
      required = true,
      paramLabel = "URL",
      description = "the twin's URL; user and password are those of --url")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String plainUrl;

  @Option(
      names = "--script",
      required = true,
      paramLabel = "FILE",
      description = "SQL statements, separated by semicolons")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String script;

  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Option(names = "--commit", description = "commit both sides at the end")
  private boolean commit;

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public VerifyCommand() {}

  /** Verifies the script; 1 when something differs. */
  @Override
  public Integer call() throws SQLException {
    Target target = targetOptions.required();
    Target twin = new Target(plainUrl, target.user(), target.password());
    Catalog catalog = catalogOptions.read();
    String text = text();
    List<Verified> verified = new ArrayList<>();
    try (Connection plain = twin.plain();
        Connection driven = target.softDelete(catalogOptions.settings());
        Replay replay = new Replay(plain, driven)) {
      LiveRewriting live = LiveRewriting.on(plain, catalog);
      for (StatementSpan span : statements(text, live)) {
        int line = 1 + (int) text.substring(0, span.from()).chars().filter(c -> c == '\n').count();
        verified.add(new Verified(line, span.of(text), replay.run(span.of(text))));
      }
      for (TablePolicy table : catalog.tables()) {
        String sql = "SELECT * FROM " + sql(table.name(), live.rewriter().settings().dialect());
        verified.add(new Verified(0, sql, replay.run(sql)));
      }
      if (commit) {
        replay.keep();
      }
    }
    return report(verified);
  }

  private Integer report(List<Verified> verified) {
    PrintWriter out = spec.commandLine().getOut();
    if (format.chosen() == Format.JSON) {
      out.println(VerifyReport.json(verified));
    } else {
      VerifyReport.write(verified, out, Style.of(spec.commandLine()));
    }
    out.flush();
    return verified.stream()
            .flatMap(one -> one.difference().stream())
            .anyMatch(difference -> difference.kind() != Difference.Kind.ORDER)
        ? Main.FINDINGS
        : 0;
  }

  private static List<StatementSpan> statements(String text, LiveRewriting live) {
    try {
      return live.rewriter().statements(text, live.session());
    } catch (UnsupportedSql e) {
      throw new Failure("the script can't be split into statements: " + e.getMessage(), e);
    }
  }

  private static String sql(CatalogName name, Dialect dialect) {
    return name.schema().map(schema -> dialect.written(schema) + '.').orElse("")
        + dialect.written(name.table());
  }

  private String text() {
    try {
      return Files.readString(Path.of(script));
    } catch (IOException | InvalidPathException e) {
      throw new Failure("the script " + script + " can't be read: " + e, e);
    }
  }
}
