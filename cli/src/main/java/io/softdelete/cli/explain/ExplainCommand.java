package io.softdelete.cli.explain;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.ForeignKeys;
import io.softdelete.cli.Failure;
import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.OfflineSession;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.Style;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain}. */
@Command(
    name = "explain",
    header = "What becomes of SQL statements, and which rows a DELETE would reach.",
    sortOptions = false,
    description = {
      "Shows what becomes of SQL statements: the text that the database would get,",
      "or the refusal; with --url, what a DELETE would do to rows. Nothing is executed."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar explain --tables users \"SELECT * FROM users\"",
      "      without a database, in PostgreSQL's syntax",
      "  java -jar softdelete.jar explain --dialect mariadb --file app.sql",
      "      every statement of a file, by softdelete.yaml in this directory",
      "  cat app.sql | java -jar softdelete.jar explain --format json > report.json",
      "  java -jar softdelete.jar explain --url jdbc:postgresql://localhost/app --user me \\",
      "      --password-env PGPASSWORD \"DELETE FROM orders WHERE id = ?\"",
      "      with the live schema: steps by foreign keys, plans before and after, indexes",
      "  java -jar softdelete.jar explain --url jdbc:postgresql://localhost/app --user me \\",
      "      \"DELETE FROM orders WHERE id = 7\"",
      "      and what it would do to rows: how many of which table, by which key, kept until when",
      "",
      "Exit status: 0 fine, 1 a statement would be refused or fail, 2 wrong call, 3 failed."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "SQL", description = "statements; none: standard input")
  private List<String> statements = List.of();

  @Option(names = "--file", paramLabel = "FILE", description = "a file with statements")
  private @Nullable String file;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      description = "without --url: postgresql (default), h2, mariadb or standard")
  private @Nullable Dialect dialect;

  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();
  @Mixin private final TargetOptions targetOptions = new TargetOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public ExplainCommand() {}

  /** Explains the statements; 1 if one of them would be refused or fail. */
  @Override
  public Integer call() throws SQLException {
    Optional<Target> target = targetOptions.target();
    if (target.isPresent() && dialect != null) {
      throw usage("--dialect and --url: the database knows its own dialect");
    }
    Catalog catalog = catalogOptions.read();
    List<String> texts = texts();
    List<Explained> explained =
        target.isPresent() ? live(target.get(), catalog, texts) : offline(catalog, texts);
    PrintWriter out = spec.commandLine().getOut();
    if (format.chosen() == Format.JSON) {
      out.println(JsonReport.of(explained));
    } else {
      new ExplainReport(out, Style.of(spec.commandLine())).write(explained);
      if (target.isEmpty() && catalog.foreignKeys() != ForeignKeys.IGNORE && deletes(explained)) {
        out.println("Foreign keys were not looked at: they may add steps to a DELETE (--url).");
      }
    }
    out.flush();
    return explained.stream().anyMatch(Explained::fails) ? Main.FINDINGS : 0;
  }

  private static boolean deletes(List<Explained> explained) {
    return explained.stream()
        .anyMatch(one -> one.outcome() instanceof Outcome.Rewritten sent && sent.deletes());
  }

  private List<Explained> offline(Catalog catalog, List<String> texts) throws SQLException {
    Dialect spoken = dialect == null ? Dialect.POSTGRESQL : dialect;
    RewriterSettings settings =
        new RewriterSettings(catalog, spoken, folding(spoken), Visibility.ACTIVE, HintPolicy.OPEN);
    return Explainer.offline(new Rewriter(settings), new OfflineSession(settings)).explain(texts);
  }

  private static Folding folding(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> Folding.LOWER;
      case MARIADB -> Folding.CASELESS;
      case H2, STANDARD -> Folding.UPPER;
    };
  }

  private List<Explained> live(Target target, Catalog catalog, List<String> texts)
      throws SQLException {
    try (LiveDatabase database = LiveDatabase.open(target, catalog, catalogOptions.settings())) {
      return Explainer.on(database).explain(texts);
    }
  }

  private List<String> texts() {
    if (file != null && !statements.isEmpty()) {
      throw usage("SQL and --file are two ways to say the same");
    }
    if (!statements.isEmpty()) {
      return statements;
    }
    try {
      if (file != null) {
        return List.of(Files.readString(Path.of(file)));
      }
      return List.of(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      throw new Failure((file == null ? "standard input" : file) + " can't be read: " + e, e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
