package io.softdelete.it.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Library;
import io.softdelete.it.Server;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jdbi: named parameters, generated keys, batches, transactions. */
final class JdbiIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void handlesSeeActiveRows(Server server) throws Exception {
    Library library = Library.on(server);
    Jdbi jdbi = Jdbi.create(library.ours());
    jdbi.useTransaction(JdbiIT::work);
    assertThat(library.active("books")).containsExactly("Solaris");
    assertThat(library.deleted("books")).containsExactly("Lathe", "Ghost", "Eden", "Fiasco");
    assertThat(library.deleted("authors")).containsExactly("Ghost");
  }

  private static void work(Handle handle) {
    assertThat(
            handle
                .createQuery("SELECT title FROM books WHERE author_id = :author")
                .bind("author", 1)
                .mapTo(String.class)
                .list())
        .containsExactly("Lathe");
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO books (title, author_id) VALUES (:title, 2)");
    batch.bind("title", "Eden").add();
    batch.bind("title", "Fiasco").add();
    assertThat(batch.executePreparedBatch("id").mapTo(Long.class).list()).containsExactly(4L, 5L);
    assertThat(
            handle
                .createUpdate("DELETE FROM books WHERE title <> :kept")
                .bind("kept", "Solaris")
                .execute())
        .isEqualTo(3);
    assertThat(handle.select("SELECT count(*) FROM books").mapTo(Integer.class).one()).isEqualTo(1);
  }
}
