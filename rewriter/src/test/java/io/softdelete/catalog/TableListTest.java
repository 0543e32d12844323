package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.name;
import static io.softdelete.catalog.CatalogFixture.tableName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableListTest {
  @Test
  void everyTableIsSoftWithTheStandardMarker() {
    assertThat(CatalogReader.ofTables("users"))
        .isEqualTo(
            new Catalog(
                List.of(
                    new TablePolicy(
                        tableName("users"),
                        new Deletion.Soft(Marker.timestamp(name("deleted_at")), Map.of(), Map.of()),
                        false,
                        Optional.empty(),
                        Reinsert.REFUSE,
                        MarkerWrites.ALLOW,
                        Optional.empty())),
                Optional.empty(),
                ForeignKeys.EMULATE));
  }

  @Test
  void namesMayHaveSchemasQuotesAndBlanksAround() {
    assertThat(CatalogReader.ofTables(" users,crm.posts ,\t\"Order, \"\"x\"\"\" ").tables())
        .extracting(table -> table.name().sql())
        .containsExactly("users", "crm.posts", "\"Order, \"\"x\"\"\"");
  }

  @Test
  void allMistakesAreReported() {
    assertThatThrownBy(() -> CatalogReader.ofTables("users,,1x, a.b.c,USERS,\"open, x"))
        .isInstanceOf(InvalidCatalog.class)
        .hasMessage(
            """
            softdelete.tables: entry 2: found nothing; expected [schema.]table
            softdelete.tables: entry 3: found '1x'; expected letters, digits, _ and $ after a \
            letter or _, or "any characters"
            softdelete.tables: entry 4: found a name of 3 parts; expected [schema.]table
            softdelete.tables: entry 5: found USERS, which entry 1 names too; expected each table \
            once
            softdelete.tables: entry 6: found '"open, x'; expected a closing \"""");
  }

  @Test
  void anEmptyListIsAMistake() {
    assertThatThrownBy(() -> CatalogReader.ofTables("  "))
        .isInstanceOf(InvalidCatalog.class)
        .hasMessage("softdelete.tables: found nothing; expected [schema.]table");
  }
}
