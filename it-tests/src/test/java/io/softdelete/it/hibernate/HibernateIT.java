package io.softdelete.it.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Library;
import io.softdelete.it.Server;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hibernate with entities that know nothing of deletion. */
final class HibernateIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void entitiesComeAndGo(Server server) throws Exception {
    Library library = Library.on(server);
    try (SessionFactory factory = factory(library)) {
      factory.inTransaction(HibernateIT::findsActiveRows);
      factory.inTransaction(HibernateIT::stores);
      assertThat(library.active("books")).containsExactly("Lathe", "Solaris", "Cyberiad", "Eden");
      factory.inTransaction(HibernateIT::removesAnOrphan);
      assertThat(library.deleted("books")).containsExactly("Ghost", "Eden");
      factory.inTransaction(HibernateIT::removesWithAssociation);
      assertThat(library.active("authors")).containsExactly("Stanislaw Lem");
      assertThat(library.deleted("authors")).containsExactly("Ursula", "Ghost");
      assertThat(library.deleted("books")).containsExactly("Lathe", "Ghost", "Eden");
      factory.inTransaction(HibernateIT::deletesByQuery);
      assertThat(library.deleted("books"))
          .containsExactly("Lathe", "Solaris", "Ghost", "Cyberiad", "Eden");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void batchesAndDetachedEntities(Server server) throws Exception {
    Library library = Library.on(server);
    try (SessionFactory factory = factory(library)) {
      Author detached = factory.fromTransaction(session -> session.find(Author.class, 1L));
      detached.name = "Ursula Le Guin";
      factory.inTransaction(session -> session.merge(detached));
      assertThat(library.active("authors")).containsExactly("Ursula Le Guin", "Stanislaw");
      factory.inTransaction(
          session ->
              session
                  .createSelectionQuery("from Book", Book.class)
                  .list()
                  .forEach(session::remove));
      assertThat(library.active("books")).isEmpty();
      assertThat(library.deleted("books")).hasSize(3);
      assertThat(factory.<Object>fromTransaction(session -> session.find(Author.class, 3L)))
          .isNull();
    }
  }

  private static void findsActiveRows(Session session) {
    assertThat(session.find(Author.class, 3L)).isNull();
    Author ursula = session.find(Author.class, 1L);
    assertThat(ursula.books).extracting(book -> book.title).containsExactly("Lathe");
    assertThat(
            session
                .createSelectionQuery(
                    "select b.title from Book b join b.author a order by b.title", String.class)
                .list())
        .containsExactly("Lathe", "Solaris");
    assertThat(
            session.createSelectionQuery("select count(*) from Author", Long.class).uniqueResult())
        .isEqualTo(2);
    assertThat(
            session.createNativeQuery("SELECT name FROM authors ORDER BY id", String.class).list())
        .containsExactly("Ursula", "Stanislaw");
  }

  private static void stores(Session session) {
    Author lem = session.find(Author.class, 2L);
    lem.name = "Stanislaw Lem";
    for (String title : List.of("Cyberiad", "Eden")) {
      Book book = new Book(title, lem);
      session.persist(book);
      assertThat(book.id).isPositive();
      lem.books.add(book);
    }
  }

  private static void removesAnOrphan(Session session) {
    session.find(Author.class, 2L).books.removeIf(book -> book.title.equals("Eden"));
  }

  private static void removesWithAssociation(Session session) {
    session.remove(session.find(Author.class, 1L));
  }

  private static void deletesByQuery(Session session) {
    assertThat(
            session
                .createMutationQuery("delete from Book b where b.author.name like :name")
                .setParameter("name", "Stanislaw%")
                .executeUpdate())
        .isEqualTo(2);
    assertThat(session.createMutationQuery("update Book set title = 'x'").executeUpdate()).isZero();
  }

  private static SessionFactory factory(Library library) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Author.class)
            .addAnnotatedClass(Book.class)
            .setProperty("hibernate.connection.driver_class", "io.softdelete.jdbc.SoftDeleteDriver")
            .setProperty("hibernate.connection.url", library.ours())
            .setProperty("hibernate.jdbc.batch_size", "10")
            .setProperty("hibernate.hbm2ddl.auto", "validate");
    return configuration.buildSessionFactory();
  }
}
