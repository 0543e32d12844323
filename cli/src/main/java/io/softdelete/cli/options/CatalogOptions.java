package io.softdelete.cli.options;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogReader;
import io.softdelete.catalog.InvalidCatalog;
import io.softdelete.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which tables are registered. */
public final class CatalogOptions {
  private static final String USUAL = "softdelete.yaml";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "the catalog (default: " + USUAL + " in this directory)")
  private @Nullable String catalog;

  @Option(
      names = "--tables",
      paramLabel = "NAMES",
      description = "instead of a catalog: soft tables with the marker deleted_at")
  private @Nullable String tables;

  /** For picocli. */
  public CatalogOptions() {}

  /**
   * The registered tables.
   *
   * @throws ParameterException when neither option is given and there is no usual file, or both are
   * @throws Failure when the catalog can't be read or has mistakes
   */
  public Catalog read() {
    try {
      if (tables != null) {
        requireOne();
        return CatalogReader.ofTables(tables);
      }
      return CatalogReader.read(Files.readString(file()), file().toString());
    } catch (InvalidCatalog e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Failure("the catalog " + file() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** The driver's settings that say the same. */
  public Map<String, String> settings() {
    requireOne();
    return tables != null
        ? Map.of("softdelete.tables", tables)
        : Map.of("softdelete.catalog", file().toAbsolutePath().toString());
  }

  private void requireOne() {
    if (tables != null && catalog != null) {
      throw usage("--catalog and --tables are two ways to say the same");
    }
  }

  private Path file() {
    try {
      Path path = Path.of(catalog == null ? USUAL : catalog);
      if (!Files.isRegularFile(path)) {
        throw usage(
            catalog == null
                ? "no catalog: give --catalog FILE or --tables NAMES"
                : "--catalog: there is no file " + catalog);
      }
      return path;
    } catch (InvalidPathException e) {
      throw usage("--catalog: " + catalog + " is not a file name");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
