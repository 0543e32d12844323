package io.softdelete.jdbc;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogReader;
import io.softdelete.catalog.InvalidCatalog;
import io.softdelete.jdbc.execute.SqlErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the catalog comes from. */
final class CatalogSource {
  private static final String CLASS_PATH = "classpath:";
  private static final String FILE = "file:";

  private CatalogSource() {}

  /**
   * The catalog that the settings name.
   *
   * @throws SQLException SD005 when there is none or it is invalid, with all its mistakes
   */
  static Catalog read(Map<DriverSetting, String> settings) throws SQLException {
    Optional<String> tables = Optional.ofNullable(settings.get(DriverSetting.TABLES));
    Optional<String> location = Optional.ofNullable(settings.get(DriverSetting.CATALOG));
    if (tables.isPresent() && location.isPresent()) {
      throw SqlErrors.invalidConfiguration(
          "Both softdelete.tables and softdelete.catalog are set. Instead: set one of them; the"
              + " catalog can say all that the list can.");
    }
    try {
      return tables.isPresent()
          ? CatalogReader.ofTables(tables.get())
          : read(location.orElse(DriverSetting.CATALOG.defaultValue()), location.isPresent());
    } catch (InvalidCatalog e) {
      throw SqlErrors.invalidConfiguration(String.valueOf(e.getMessage()), e);
    }
  }

  private static Catalog read(String location, boolean chosen) throws SQLException {
    try (InputStream bytes = open(location, chosen)) {
      return CatalogReader.read(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), location);
    } catch (IOException | InvalidPathException e) {
      throw SqlErrors.invalidConfiguration(
          "The catalog " + location + " can't be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(String location, boolean chosen)
      throws IOException, SQLException {
    if (location.startsWith(CLASS_PATH)) {
      return resource(location, chosen);
    }
    Path path = Path.of(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
    if (!Files.isRegularFile(path)) {
      throw SqlErrors.invalidConfiguration(
          "The catalog "
              + location
              + " is not a file; it was looked for as "
              + path.toAbsolutePath());
    }
    return Files.newInputStream(path);
  }

  /** The application's class loader first: the driver may sit in one above it. */
  private static InputStream resource(String location, boolean chosen)
      throws IOException, SQLException {
    String name = location.substring(CLASS_PATH.length());
    String path = name.startsWith("/") ? name.substring(1) : name;
    Optional<InputStream> found =
        Stream.of(
                Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                Optional.ofNullable(CatalogSource.class.getClassLoader()))
            .flatMap(Optional::stream)
            .map(loader -> Optional.ofNullable(loader.getResourceAsStream(path)))
            .flatMap(Optional::stream)
            .findFirst();
    if (found.isEmpty()) {
      throw SqlErrors.invalidConfiguration(
          (chosen
                  ? "The catalog " + location + " is not on the class path."
                  : "No catalog: softdelete.yaml is not on the class path, and neither"
                      + " softdelete.catalog nor softdelete.tables is set.")
              + " Instead: set softdelete.catalog to a file (file:PATH) or a resource"
              + " (classpath:NAME), or softdelete.tables to a list of tables. A catalog with"
              + " 'tables: {}' registers nothing.");
    }
    return found.get();
  }
}
