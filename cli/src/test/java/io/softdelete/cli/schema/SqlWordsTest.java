package io.softdelete.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.cli.schema.SqlWords.Unqualified;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlWordsTest {
  private static final TableName POSTS = new TableName("shop", "posts");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM posts",
        "BEGIN DELETE FROM ONLY shop.posts AS p; END",
        "DELETE /* all */ FROM \"shop\".\"posts\" WHERE id IN (SELECT id FROM log)",
        "TRUNCATE TABLE log, posts",
        "TRUNCATE shop.posts",
      })
  void deletes(String sql) {
    assertThat(deletes(Dialect.POSTGRESQL, sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM log USING posts WHERE posts.id = log.id",
        "DELETE FROM log; UPDATE posts SET deleted_at = now()",
        "DELETE FROM log WHERE posts = 1",
        "TRUNCATE log; SELECT * FROM posts",
        "DELETE FROM other.posts",
        "SELECT 'DELETE FROM posts'",
        "AFTER DELETE ON posts",
      })
  void doesNotDelete(String sql) {
    assertThat(deletes(Dialect.POSTGRESQL, sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE p FROM posts p JOIN log ON log.id = p.id",
        "DELETE FROM p USING posts p JOIN log ON log.id = p.id",
        "DELETE FROM log, posts USING log JOIN posts",
        "DELETE QUICK FROM `shop`.`posts`",
      })
  void deletesOnMariaDb(String sql) {
    assertThat(deletes(Dialect.MARIADB, sql)).isTrue();
  }

  private static boolean deletes(Dialect dialect, String sql) {
    Folding folding = dialect == Dialect.MARIADB ? Folding.CASELESS : Folding.LOWER;
    Server server =
        new Server(
            new Database(dialect.name(), dialect, folding, Optional.empty()),
            1,
            0,
            "shop",
            Set.of());
    return SqlWords.of(sql, server).deleteFrom(POSTS, Unqualified.MEANS_IT);
  }
}
