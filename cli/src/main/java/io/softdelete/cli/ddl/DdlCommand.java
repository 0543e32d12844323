package io.softdelete.cli.ddl;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.ddl.DdlWishes.Extra;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.OutputFile;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.SchemaReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ddl}. */
@Command(
    name = "ddl",
    header = "The migration that the catalog wants of the schema.",
    sortOptions = false,
    description = {
      "Writes the migration that makes the live schema fit the catalog: columns, unique keys of",
      "active rows, archives, the audit table, indexes for PURGE. Only what is missing, in an",
      "order that is safe; what it writes may run twice. Nothing is executed."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar ddl --url jdbc:postgresql://localhost/app --user me | psql app",
      "      by softdelete.yaml in this directory",
      "  java -jar softdelete.jar ddl --url jdbc:mariadb://localhost/app --user me \\",
      "      --flyway src/main/resources/db/migration",
      "      as numbered migrations",
      "  java -jar softdelete.jar ddl --url jdbc:postgresql://localhost/app --user me \\",
      "      --views --guard-trigger --row-level-security reporting",
      "      for clients without the driver too",
      "",
      "Exit status: 0 fine, 2 wrong call, 3 failed."
    })
public final class DdlCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Option(names = "--views", description = "also views of active rows, NAME_active")
  private boolean views;

  @Option(
      names = "--guard-trigger",
      description = "also triggers by which soft tables refuse physical deletes")
  private boolean guards;

  @Option(
      names = "--row-level-security",
      paramLabel = "ROLE",
      description = "PostgreSQL: also policies by which a role sees active rows only")
  private @Nullable String otherRole;

  @Option(
      names = "--lock",
      description = "PostgreSQL: without CONCURRENTLY, all in one transaction")
  private boolean lock;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "sql",
      description = "sql (default) or json: an array of statements")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private MigrationFormat format;

  @Option(
      names = "--flyway",
      paramLabel = "FOLDER",
      description = "write the next numbered migrations there")
  private @Nullable Path flyway;

  @Option(
      names = "--liquibase",
      paramLabel = "FILE",
      description = "write a changelog in Liquibase's formatted SQL")
  private @Nullable Path liquibase;

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public DdlCommand() {}

  /** Writes the migration. */
  @Override
  public Integer call() throws SQLException {
    if (flyway != null && liquibase != null) {
      throw new ParameterException(
          spec.commandLine(), "--flyway and --liquibase: one of them at a time");
    }
    Target target = targetOptions.required();
    Catalog catalog = catalogOptions.read();
    Migration migration;
    try (Connection connection = target.plain()) {
      migration = Migration.of(new Registration(catalog, SchemaReader.read(connection)), wishes());
    }
    PrintWriter out = spec.commandLine().getOut();
    write(migration, out);
    out.flush();
    return 0;
  }

  private void write(Migration migration, PrintWriter out) {
    if (flyway != null) {
      List<Path> files = new FlywayFiles(flyway).write(migration);
      files.forEach(file -> out.println(file));
      said(migration, files.isEmpty(), out);
    } else if (liquibase != null) {
      if (!migration.changes().isEmpty()) {
        OutputFile.write(liquibase, LiquibaseScript.of(migration));
        out.println(liquibase);
      }
      said(migration, migration.changes().isEmpty(), out);
    } else if (format == MigrationFormat.JSON) {
      out.println(MigrationJson.of(migration));
    } else {
      out.print(SqlScript.of(migration));
    }
  }

  /** What a file of migrations can't hold. */
  private static void said(Migration migration, boolean empty, PrintWriter out) {
    if (empty) {
      out.println("Nothing is missing.");
    }
    migration.remarks().forEach(out::println);
  }

  private DdlWishes wishes() {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    if (views) {
      extras.add(Extra.VIEWS);
    }
    if (guards) {
      extras.add(Extra.GUARDS);
    }
    if (!lock) {
      extras.add(Extra.CONCURRENTLY);
    }
    return new DdlWishes(extras, Optional.ofNullable(otherRole));
  }
}
