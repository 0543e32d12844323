package io.softdelete.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Library;
import io.softdelete.it.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Boot's own data source, with JdbcTemplate and Spring Data JDBC on it. */
final class SpringIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void templatesAndRepositoriesSeeActiveRows(Server server) throws Exception {
    Library library = Library.on(server);
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties(
                Map.of(
                    "spring.main.banner-mode",
                    "off",
                    "spring.datasource.url",
                    library.ours(),
                    "spring.datasource.driver-class-name",
                    "io.softdelete.jdbc.SoftDeleteDriver"))
            .run()) {
      useTemplate(context);
      assertThat(library.active("books")).containsExactly("Lathe", "Eden");
      assertThat(library.deleted("books")).containsExactly("Solaris", "Ghost", "Fiasco");
      useRepository(context.getBean(AuthorRepository.class), context.getBean(JdbcTemplate.class));
      assertThat(library.active("authors")).containsExactly("Ursula");
      assertThat(library.deleted("authors")).containsExactly("Stanislaw", "Ghost", "Arkady");
    }
  }

  private static void useTemplate(ConfigurableApplicationContext context) {
    JdbcTemplate template = context.getBean(JdbcTemplate.class);
    assertThat(template.queryForList("SELECT title FROM books ORDER BY id", String.class))
        .containsExactly("Lathe", "Solaris");
    template.batchUpdate(
        "INSERT INTO books (title, author_id) VALUES (?, 2)",
        List.of(new Object[] {"Eden"}, new Object[] {"Fiasco"}));
    assertThat(
            template.batchUpdate(
                "DELETE FROM books WHERE title = ?",
                List.of(new Object[] {"Solaris"}, new Object[] {"Ghost"}, new Object[] {"Fiasco"})))
        .containsExactly(1, 0, 1);
    TransactionTemplate transaction =
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    transaction.executeWithoutResult(
        status -> {
          assertThat(template.update("DELETE FROM books")).isEqualTo(2);
          status.setRollbackOnly();
        });
  }

  private static void useRepository(AuthorRepository authors, JdbcTemplate template) {
    assertThat(authors.count()).isEqualTo(2);
    assertThat(authors.findById(3L)).isEmpty();
    Authors arkady = authors.save(new Authors(null, "Arkady"));
    assertThat(arkady.id()).isEqualTo(4);
    assertThat(authors.findByNameStartingWith("A")).containsExactly(arkady);
    authors.delete(arkady);
    assertThatThrownBy(() -> authors.deleteById(2L))
        .hasCauseInstanceOf(DataIntegrityViolationException.class);
    template.update("DELETE FROM books WHERE author_id = 2");
    authors.deleteById(2L);
    assertThat(authors.findAll()).extracting(Authors::name).containsExactly("Ursula");
    assertThat(authors.existsById(2L)).isFalse();
  }
}
