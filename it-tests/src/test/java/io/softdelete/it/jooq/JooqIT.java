package io.softdelete.it.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.softdelete.it.Library;
import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** jOOQ, which reads the dialect from the metadata and renders plain SQL. */
final class JooqIT {
  private static final Table<Record> AUTHORS = table(name("authors"));
  private static final Table<Record> BOOKS = table(name("books"));
  private static final Field<Long> AUTHOR = field(name("authors", "id"), SQLDataType.BIGINT);
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final Field<Long> AUTHOR_ID = field(name("author_id"), SQLDataType.BIGINT);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<String> TITLE = field(name("title"), SQLDataType.VARCHAR);

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void statementsSeeActiveRows(Server server) throws Exception {
    Library library = Library.on(server);
    try (Connection connection = DriverManager.getConnection(library.ours())) {
      DSLContext jooq = DSL.using(connection);
      jooq.settings().setRenderQuotedNames(org.jooq.conf.RenderQuotedNames.NEVER);
      assertThat(
              jooq.select(NAME, count())
                  .from(AUTHORS)
                  .leftJoin(BOOKS)
                  .on(AUTHOR_ID.eq(AUTHOR))
                  .groupBy(NAME)
                  .orderBy(NAME)
                  .fetch(found -> found.value1() + found.value2()))
          .containsExactly("Stanislaw1", "Ursula1");
      assertThat(
              jooq.insertInto(BOOKS, TITLE, AUTHOR_ID)
                  .values("Eden", 2L)
                  .returning(ID)
                  .fetchOne(ID))
          .isEqualTo(4L);
      jooq.transaction(
          inner -> {
            assertThat(inner.dsl().deleteFrom(BOOKS).where(AUTHOR_ID.eq(2L)).execute())
                .isEqualTo(2);
            assertThat(inner.dsl().fetchCount(BOOKS)).isEqualTo(1);
          });
      jooq.batch(
              jooq.update(BOOKS).set(TITLE, "x").where(ID.eq(2L)),
              jooq.update(BOOKS).set(TITLE, "The Lathe").where(ID.eq(1L)))
          .execute();
    }
    assertThat(library.active("books")).containsExactly("The Lathe");
    assertThat(library.deleted("books")).containsExactly("Solaris", "Ghost", "Eden");
  }
}
