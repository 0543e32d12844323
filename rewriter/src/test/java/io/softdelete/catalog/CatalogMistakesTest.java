package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.mistakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogMistakesTest {
  private static final String TABLE_KEYS =
      "delete, marker, set, unset, retention, reinsert, marker-writes, erase, archive, audit";

  @Test
  void allMistakesAreReportedInTheOrderOfTheFile() {
    assertThat(
            mistakes(
                """
                foreign-keys: emulated
                tables:
                  users:
                    delete: sofft
                    marker:
                      columm: deleted_at
                      active: yes
                    retension: 90d
                  1a:
                    audit: maybe
                  orders:
                    delete: archive
                extra: 1
                audit:
                  require: [reason, who]
                """))
        .isEqualTo(
            """
            c.yaml:1: foreign-keys: found 'emulated'; expected one of ignore, emulate, strict \
            (did you mean emulate?)
            c.yaml:4: tables.users.delete: found 'sofft'; expected one of soft, archive, hard \
            (did you mean soft?)
            c.yaml:6: tables.users.marker.columm: unknown key; expected one of column, active, \
            deleted (did you mean column?)
            c.yaml:7: tables.users.marker.active: found 'yes'; expected true or false (or, in \
            quotes, a column of that name)
            c.yaml:8: tables.users.retension: unknown key; expected one of %s (did you mean \
            retention?)
            c.yaml:9: tables.1a: found '1a'; expected letters, digits, _ and $ after a letter or \
            _, or "any characters"
            c.yaml:10: tables.1a.audit: found 'maybe'; expected true or false
            c.yaml:11: tables.orders.archive: missing; expected {table: …} for delete: archive
            c.yaml:13: extra: unknown key; expected one of tables, defaults, audit, foreign-keys
            c.yaml:14: audit.table: missing; expected [schema.]table
            c.yaml:15: audit.require[1]: found 'who'; expected one of actor, reason"""
                .formatted(TABLE_KEYS));
  }

  @Test
  void theMistakesAreDataToo() {
    assertThatThrownBy(
            () -> CatalogReader.read("tables:\n  t:\n    audit: true\n", "classpath:s.yaml"))
        .isInstanceOfSatisfying(
            InvalidCatalog.class,
            invalid ->
                assertThat(invalid.mistakes())
                    .containsExactly(
                        new Mistake(
                            "classpath:s.yaml",
                            3,
                            "tables.t.audit",
                            "found true; expected a table to write to, in a top-level audit:"
                                + " {table: …}")))
        .hasMessageStartingWith("classpath:s.yaml:3: tables.t.audit: found true; ");
  }

  @Test
  void tablesAreMandatory() {
    assertThat(mistakes("foreign-keys: strict\n"))
        .isEqualTo(
            "c.yaml:1: tables: missing; expected a map of tables (tables: {} registers none)");
    assertThat(mistakes("# none yet\ntables:\n"))
        .isEqualTo(
            "c.yaml:2: tables: found nothing; expected a map of tables (tables: {} registers"
                + " none)");
    assertThat(mistakes("tables: [users]\n"))
        .isEqualTo(
            "c.yaml:1: tables: found a list; expected a map of tables (tables: {} registers"
                + " none)");
    assertThat(mistakes("tables: users, posts\n"))
        .isEqualTo(
            "c.yaml:1: tables: found 'users, posts'; expected a map of tables (tables: {}"
                + " registers none)");
  }

  @Test
  void everyMapMustBeAMap() {
    assertThat(
            mistakes(
                """
                tables:
                  a: soft
                  b:
                    marker: deleted_at
                    set: [x]
                    unset: 7
                    erase: keep
                  c: {delete: archive, archive: c_archive}
                defaults:
                audit: true
                """))
        .isEqualTo(
            """
            c.yaml:2: tables.a: found 'soft'; expected a map with the keys %s
            c.yaml:4: tables.b.marker: found 'deleted_at'; expected a map with the keys column, \
            active, deleted
            c.yaml:5: tables.b.set: found a list; expected a map of columns to SQL expressions
            c.yaml:6: tables.b.unset: found 7; expected a map of columns to SQL expressions
            c.yaml:7: tables.b.erase: found 'keep'; expected a map with the keys set, hold
            c.yaml:8: tables.c.archive: found 'c_archive'; expected a map with the keys table, set
            c.yaml:9: defaults: found nothing; expected a map with the keys %s
            c.yaml:10: audit: found true; expected a map with the keys table, require"""
                .formatted(TABLE_KEYS, TABLE_KEYS));
  }

  @Test
  void everyScalarMustBeOfItsKind() {
    assertThat(
            mistakes(
                """
                tables:
                  t:
                    delete: [soft]
                    marker: {column: null, active: {a: 1}, deleted: [1]}
                    retention: 90
                    reinsert: true
                    marker-writes:
                    audit: "true"
                audit:
                  table: 5
                  require: reason
                """))
        .isEqualTo(
            """
            c.yaml:3: tables.t.delete: found a list; expected one of soft, archive, hard
            c.yaml:4: tables.t.marker.column: found null; expected a column name
            c.yaml:4: tables.t.marker.active: found a map; expected a boolean, a number, null or \
            text with an SQL expression
            c.yaml:4: tables.t.marker.deleted: found a list; expected a boolean, a number, null \
            or text with an SQL expression
            c.yaml:5: tables.t.retention: found 90; expected text such as 90d, or null
            c.yaml:6: tables.t.reinsert: found true; expected one of refuse, revive
            c.yaml:7: tables.t.marker-writes: found nothing; expected one of allow, refuse
            c.yaml:8: tables.t.audit: found 'true'; expected true or false
            c.yaml:10: audit.table: found 5; expected [schema.]table
            c.yaml:11: audit.require: found 'reason'; expected a list of actor, reason""");
  }

  @Test
  void keysMustFitTheWayOfDeletion() {
    assertThat(
            mistakes(
                """
                tables:
                  a: {archive: {table: a_old}}
                  b:
                    delete: hard
                    marker: {column: x}
                    retention: 1d
                  c:
                    delete: archive
                    archive: {table: c_old}
                    set: {x: 1}
                    unset: {x: 1}
                    reinsert: revive
                    marker-writes: allow
                """))
        .isEqualTo(
            """
            c.yaml:2: tables.a.archive: found with delete: soft; expected only with delete: archive
            c.yaml:5: tables.b.marker: found with delete: hard; expected only with delete: soft
            c.yaml:6: tables.b.retention: found with delete: hard; expected only with delete: soft \
            or archive
            c.yaml:10: tables.c.set: found with delete: archive; expected only with delete: soft
            c.yaml:11: tables.c.unset: found with delete: archive; expected only with delete: soft
            c.yaml:12: tables.c.reinsert: found with delete: archive; expected only with delete: \
            soft
            c.yaml:13: tables.c.marker-writes: found with delete: archive; expected only with \
            delete: soft""");
  }

  @Test
  void theMarkerColumnBelongsToTheMarker() {
    assertThat(
            mistakes(
                """
                tables:
                  t:
                    set:
                      a: 1
                      DELETED_AT: 2
                    erase:
                      set: {'"deleted_at"': 3}
                """))
        .isEqualTo(
            """
            c.yaml:5: tables.t.set.DELETED_AT: found the marker column of t; expected any other \
            (see marker)
            c.yaml:7: tables.t.erase.set."deleted_at": found the marker column of t; expected any \
            other (see marker)""");
  }

  @Test
  void unsetIsForColumnsOfSet() {
    assertThat(
            mistakes(
                """
                tables:
                  a:
                    set: {token: id, by: "${actor}"}
                    unset:
                      TOKEN: 0
                      tokn: 0
                  b:
                    unset: {x: 1}
                """))
        .isEqualTo(
            """
            c.yaml:6: tables.a.unset.tokn: not a column of set; expected one of token, by
            c.yaml:8: tables.b.unset.x: not a column of set; expected no unset without set""");
  }

  @Test
  void retentionNeedsATime() {
    assertThat(
            mistakes(
                """
                tables:
                  a:
                    marker: {column: gone, active: false}
                    set: {at: "COALESCE(at, CURRENT_TIMESTAMP)"}
                    retention: 90d
                  b:
                    delete: archive
                    archive: {table: b_old, set: {at: NOW()}}
                    retention: 90d
                """))
        .isEqualTo(
            """
            c.yaml:5: tables.a.retention: a has no time of deletion; expected CURRENT_TIMESTAMP \
            for a column in marker.deleted or set
            c.yaml:9: tables.b.retention: b has no time of deletion; expected CURRENT_TIMESTAMP \
            for a column in archive.set""");
  }

  @Test
  void oneMistakeIsNotReportedAsTwo() {
    assertThat(
            mistakes(
                """
                tables:
                  a:
                    marker: {column: gone, active: false}
                    set: {at: "CURRENT_TIMESTAMP;"}
                    unset: {at: null}
                    retention: 90d
                  b:
                    marker: {column: 1gone}
                    set: {deleted_at: 1}
                    retention: 90d
                """))
        .isEqualTo(
            """
            c.yaml:4: tables.a.set.at: found ; in 'CURRENT_TIMESTAMP;'; expected an expression \
            without it
            c.yaml:8: tables.b.marker.column: found '1gone'; expected letters, digits, _ and $ \
            after a letter or _, or "any characters\"""");
  }

  @Test
  void anEmptyErasureIsAmbiguous() {
    assertThat(mistakes("tables:\n  t:\n    erase: {set: {}}\n"))
        .isEqualTo(
            "c.yaml:3: tables.t.erase.set: found a map; expected at least one column (without set"
                + " ERASE removes rows)");
  }

  @Test
  void anArchiveIsAnotherTable() {
    assertThat(
            mistakes(
                """
                tables:
                  a: {delete: archive, archive: {table: A}}
                  b: {delete: archive, archive: {table: old.b}}
                  x.c: {delete: archive, archive: {table: y.c}}
                """))
        .isEqualTo(
            """
            c.yaml:2: tables.a.archive: found A, which a names too; expected another table (or \
            both with their schemas)
            c.yaml:3: tables.b.archive: found old.b, which b names too; expected another table \
            (or both with their schemas)""");
  }

  @Test
  void aTableIsNamedOnce() {
    String again =
        " again; expected each once (a name without a schema is the table's in any schema)";
    assertThat(
            mistakes(
                """
                tables:
                  users:
                  Users:
                  '"USERS"':
                  crm.users:
                  x.posts:
                  X.POSTS:
                  posts:
                """))
        .isEqualTo(
            "c.yaml:3: tables.Users: names the table of line 2"
                + again
                + "\nc.yaml:4: tables.\"USERS\": names the table of line 2"
                + again
                + "\nc.yaml:5: tables.crm.users: names the table of line 2"
                + again
                + "\nc.yaml:7: tables.X.POSTS: names the table of line 6"
                + again
                + "\nc.yaml:8: tables.posts: names the table of line 6"
                + again);
  }

  @Test
  void aColumnIsNamedOnce() {
    assertThat(mistakes("tables:\n  t:\n    set:\n      a: 1\n      A: 2\n"))
        .isEqualTo("c.yaml:5: tables.t.set.A: names the column of line 4 again");
  }

  @Test
  void aKeyIsGivenOnce() {
    assertThat(
            mistakes(
                """
                tables:
                  t:
                    audit: false
                    audit: true
                  t: {}
                tables: {}
                """))
        .isEqualTo(
            """
            c.yaml:4: tables.t.audit: given twice, first in line 3; expected once
            c.yaml:5: tables.t: given twice, first in line 2; expected once
            c.yaml:6: tables: given twice, first in line 1; expected once""");
  }

  @Test
  void aRequirementIsNamedOnce() {
    assertThat(mistakes("tables: {}\naudit: {table: a, require: [actor, actor]}"))
        .isEqualTo("c.yaml:2: audit.require[1]: found 'actor' again; expected it once");
  }

  @Test
  void keysMustBeText() {
    assertThat(
            mistakes(
                """
                tables:
                  t:
                    set:
                      1: a
                      null: b
                      true: c
                      ? [x]
                      : d
                """))
        .isEqualTo(
            """
            c.yaml:4: tables.t.set: found 1 as a key; expected text, in quotes if need be
            c.yaml:5: tables.t.set: found null as a key; expected text, in quotes if need be
            c.yaml:6: tables.t.set: found true as a key; expected text, in quotes if need be
            c.yaml:7: tables.t.set: found a list as a key; expected text, in quotes if need be""");
  }

  @Test
  void whatAnExpressionMustNotHoldIsReportedWhereItStands() {
    assertThat(
            mistakes(
                """
                tables:
                  t:
                    marker:
                      deleted: (SELECT 1)
                    set:
                      a: now() -- comment
                      b: "'open"
                      c: 0x1F
                      d:
                      e: "${who}"
                      f: 2024-01-31
                """))
        .isEqualTo(
            """
            c.yaml:4: tables.t.marker.deleted: found SELECT in '(SELECT 1)'; expected an \
            expression over the row, without a sub-query
            c.yaml:6: tables.t.set.a: found the comment -- in 'now() -- comment'; expected an \
            expression without it
            c.yaml:7: tables.t.set.b: found no end in ''open'; expected a closing '
            c.yaml:8: tables.t.set.c: found 0x1F; expected a decimal number
            c.yaml:9: tables.t.set.d: found nothing; expected a boolean, a number, null or text \
            with an SQL expression
            c.yaml:10: tables.t.set.e: found the placeholder 'who' in '${who}'; expected one of \
            actor, reason, operation
            c.yaml:11: tables.t.set.f: found no quotes in '2024-01-31'; expected a literal \
            like DATE '2024-01-31'""");
  }

  @Test
  void thousandsOfMistakesAreAllDataButNotAllMessage() {
    String yaml =
        IntStream.range(0, 5000)
            .mapToObj(i -> "  t" + i + ": 1\n")
            .collect(Collectors.joining("", "tables:\n", ""));
    assertThatThrownBy(() -> CatalogReader.read(yaml, "c.yaml"))
        .isInstanceOfSatisfying(
            InvalidCatalog.class,
            invalid -> {
              List<String> lines = invalid.getMessage().lines().toList();
              assertThat(invalid.mistakes()).hasSize(5000);
              assertThat(lines).hasSize(1001);
              assertThat(lines.get(1000)).isEqualTo("… and 4000 more mistakes");
            });
  }
}
