package io.softdelete.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads catalogs of the source {@code c.yaml} and says what came out. */
final class CatalogFixture {
  private CatalogFixture() {}

  static Catalog catalog(String yaml) {
    return CatalogReader.read(yaml, "c.yaml");
  }

  /** The one table of a catalog. */
  static TablePolicy table(String yaml) {
    Catalog catalog = catalog(yaml);
    assertThat(catalog.tables()).hasSize(1);
    return catalog.tables().get(0);
  }

  /** The one table of a catalog, which is deleted softly. */
  static Deletion.Soft soft(String yaml) {
    return (Deletion.Soft) table(yaml).deletion();
  }

  /** The mistakes of a catalog, one a line, as the user sees them. */
  static String mistakes(String yaml) {
    InvalidCatalog invalid =
        catchThrowableOfType(InvalidCatalog.class, () -> CatalogReader.read(yaml, "c.yaml"));
    assertThat(invalid).as("nothing was wrong with%n%s", yaml).isNotNull();
    assertThat(invalid.getMessage().lines()).hasSameSizeAs(invalid.mistakes());
    return invalid.getMessage();
  }

  /** Columns and expressions, alternating. */
  static Map<Identifier, SqlExpression> columns(String... columnsAndExpressions) {
    Map<Identifier, SqlExpression> columns = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndExpressions.length; i += 2) {
      columns.put(name(columnsAndExpressions[i]), sql(columnsAndExpressions[i + 1]));
    }
    return columns;
  }

  static Identifier name(String text) {
    return new Identifier(text, false);
  }

  static CatalogName tableName(String text) {
    return new CatalogName(Optional.empty(), name(text));
  }

  static SqlExpression sql(String text) {
    return new SqlExpression(text);
  }
}
