package io.softdelete.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about foreign keys. */
final class ForeignKeyRulesTest {
  private static final String BOTH = "tables: {users: {}, posts: {}}";
  private static final String USERS =
      "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)";
  private static final String POSTS =
      "CREATE TABLE posts (id INT PRIMARY KEY, user_id INT, deleted_at TIMESTAMP,"
          + " CONSTRAINT written FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE)";

  @Test
  void whatADeleteDoesToOthers() throws SQLException {
    assertThat(Patient.with(BOTH, USERS, POSTS).by("foreign-key-action"))
        .singleElement()
        .extracting(Finding::severity, Finding::table, Finding::what)
        .containsExactly(Severity.NOTE, "USERS", "ON DELETE CASCADE: POSTS");
    assertThat(Patient.with("tables: {posts: {}}", USERS, POSTS).by("foreign-key-action"))
        .isEmpty();
  }

  @Test
  void anUnregisteredChildOfASoftParent() throws SQLException {
    assertThat(Patient.with("tables: {users: {}}", USERS, POSTS).by("unregistered-child"))
        .singleElement()
        .extracting(Finding::severity, Finding::table)
        .containsExactly(Severity.WARNING, "POSTS");
    assertThat(Patient.with(BOTH, USERS, POSTS).by("unregistered-child")).isEmpty();
    assertThat(
            Patient.with("tables: {users: {}}", USERS, POSTS.replace("ON DELETE CASCADE", ""))
                .by("unregistered-child"))
        .as("a key that restricts changes no child")
        .isEmpty();
  }

  @Test
  void aGuardedParent() throws SQLException {
    assertThat(Patient.with("tables: {posts: {}}", USERS, POSTS).by("guarded-parent"))
        .singleElement()
        .extracting(Finding::severity, Finding::table)
        .containsExactly(Severity.WARNING, "USERS");
    assertThat(
            Patient.with("tables: {users: {delete: hard}, posts: {}}", USERS, POSTS)
                .by("guarded-parent"))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTE);
    assertThat(Patient.with(BOTH, USERS, POSTS).by("guarded-parent")).isEmpty();
  }

  @Test
  void aSoftChildOfATableWhoseRowsGo() throws SQLException {
    String hard = "tables: {users: {delete: hard}, posts: {}}";

    assertThat(Patient.with(hard, USERS, POSTS).by("key-refused"))
        .singleElement()
        .extracting(Finding::severity, Finding::fix)
        .containsExactly(Severity.ERROR, List.of("ALTER TABLE POSTS DROP CONSTRAINT WRITTEN"));
    assertThat(Patient.mended("key-refused", hard, USERS, POSTS)).isEmpty();
    assertThat(Patient.with(hard + "\nforeign-keys: ignore", USERS, POSTS).by("key-refused"))
        .isEmpty();
    assertThat(Patient.with(BOTH, USERS, POSTS).by("key-refused")).isEmpty();
  }
}
