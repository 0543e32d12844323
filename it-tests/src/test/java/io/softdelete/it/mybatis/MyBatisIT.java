package io.softdelete.it.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Library;
import io.softdelete.it.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MyBatis with annotated mappers, simple and batching. */
final class MyBatisIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void mappersSeeActiveRows(Server server) throws Exception {
    Library library = Library.on(server);
    SqlSessionFactory factory = factory(library);
    try (SqlSession session = factory.openSession()) {
      Books books = session.getMapper(Books.class);
      assertThat(books.titles(1)).containsExactly("Lathe");
      Map<String, Object> book = new HashMap<>(Map.of("title", "Eden", "author", 2L));
      books.add(book);
      assertThat(book.get("id")).isEqualTo(4L);
      assertThat(books.remove("Solaris")).isEqualTo(1);
      assertThat(books.titles(2)).containsExactly("Eden");
      session.commit();
    }
    try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
      Books books = session.getMapper(Books.class);
      books.remove("Lathe");
      books.remove("Ghost");
      books.remove("Eden");
      assertThat(session.flushStatements().get(0).getUpdateCounts()).containsExactly(1, 0, 1);
      session.commit();
    }
    assertThat(library.active("books")).isEmpty();
    assertThat(library.deleted("books")).containsExactly("Lathe", "Solaris", "Ghost", "Eden");
  }

  private static SqlSessionFactory factory(Library library) {
    UnpooledDataSource source =
        new UnpooledDataSource("io.softdelete.jdbc.SoftDeleteDriver", library.ours(), null, null);
    Configuration configuration =
        new Configuration(new Environment("it", new JdbcTransactionFactory(), source));
    configuration.addMapper(Books.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  /** A mapper that knows nothing of deletion. */
  interface Books {
    @Select(
        "SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id WHERE a.id = #{author}")
    List<String> titles(long author);

    @Insert("INSERT INTO books (title, author_id) VALUES (#{title}, #{author})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
    int add(Map<String, Object> book);

    @Delete("DELETE FROM books WHERE title = #{title}")
    int remove(@Param("title") String title);
  }
}
