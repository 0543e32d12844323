package io.softdelete.jdbc.schema;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One connection's answers to the rewriter, asked when first needed and kept until something may
 * have changed them. As thread-safe as the delegate's connection.
 */
public final class LiveSession implements Session {
  private final Connection connection;
  private final Questions questions;
  private final Catalog catalog;
  private final Folding folding;
  private volatile boolean mayHaveTemporaryTables;
  private volatile Answers answers = new Answers();

  /** A session on the delegate's connection. */
  public LiveSession(Connection connection, RewriterSettings settings) {
    this.connection = connection;
    this.questions = questionsFor(settings.dialect());
    this.catalog = settings.catalog();
    this.folding = settings.folding();
  }

  private static Questions questionsFor(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new PostgresQuestions();
      case H2 -> new H2Questions();
      case MARIADB -> new MariaDbQuestions();
      case STANDARD -> new StandardQuestions();
    };
  }

  /** Drops every answer: the session or the schema may have changed. */
  public void forget() {
    answers = new Answers();
  }

  /** Temporary tables may hide registered ones from now on. */
  public void temporaryTableCreated() {
    mayHaveTemporaryTables = true;
  }

  @Override
  public boolean mayHaveTemporaryTables() {
    return mayHaveTemporaryTables;
  }

  @Override
  public boolean backslashEscapes() {
    return lexingMode().backslashEscapes();
  }

  @Override
  public boolean doubleQuotesDelimitIdentifiers() {
    return lexingMode().doubleQuotesDelimit();
  }

  @Override
  public boolean squareBracketsDelimitIdentifiers() {
    return lexingMode().squareBracketsDelimit();
  }

  @Override
  public String compatibilityMode() {
    return answer(answers.modes, "", () -> questions.compatibilityMode(connection));
  }

  @Override
  public int majorVersion() {
    return ask(() -> connection.getMetaData().getDatabaseMajorVersion());
  }

  @Override
  public Optional<String> schemaOf(String table) {
    return answer(
        answers.schemas,
        table,
        () -> questions.schemaOf(connection, table, mayHaveTemporaryTables));
  }

  @Override
  public List<Column> columns(Optional<String> schema, String table) {
    return answer(
        answers.columns,
        new TableKey(schema, table),
        () -> questions.columns(connection, schema, table));
  }

  @Override
  public List<String> primaryKey(Optional<String> schema, String table) {
    return answer(
        answers.primaryKeys,
        new TableKey(schema, table),
        () -> questions.primaryKey(connection, schema, table));
  }

  @Override
  public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
    return answer(
        answers.keys,
        new TableKey(schema, table),
        () -> questions.uniqueKeys(connection, schema, table));
  }

  @Override
  public List<String> referrers(Optional<String> schema, String table) {
    Optional<String> found = schema.isPresent() ? schema : schemaOf(table);
    List<String> referrers = readKeys(catalog).referrers(found.orElse(""), table);
    // PostgreSQL's TRUNCATE looks at keys that it doesn't enforce too.
    boolean counts = questions instanceof PostgresQuestions || referrers.isEmpty();
    return counts || enforcesKeys() ? referrers : List.of();
  }

  /** Whether the database enforces foreign keys on what this session does. */
  boolean enforcesKeys() {
    return answer(answers.enforced, "", () -> questions.enforcesKeys(connection));
  }

  private Questions.LexingMode lexingMode() {
    return answer(answers.lexing, "", () -> questions.lexingMode(connection));
  }

  /**
   * The catalog with the partitions and inheritance children of its tables, each under the policy
   * of the nearest table above it; the same object when there are none.
   */
  Catalog readFamilies() {
    RegisteredTables registered = RegisteredTables.of(catalog, folding);
    Map<CatalogName, TablePolicy> found = new LinkedHashMap<>();
    for (Descendant descendant : ask(() -> questions.descendants(connection))) {
      Optional<TablePolicy> above =
          registered.policyOf(descendant.ancestorSchema(), descendant.ancestor());
      if (above.isPresent()
          && registered.policyOf(descendant.schema(), descendant.table()).isEmpty()) {
        CatalogName name = descendant.name();
        found.putIfAbsent(name, above.get().named(name));
      }
    }
    return catalog.with(found.values());
  }

  KeyGraph readKeys(Catalog families) {
    RegisteredTables registered = RegisteredTables.of(families, folding);
    return new KeyGraph(
        ask(() -> questions.foreignKeys(connection, registered)),
        ask(() -> questions.rowKeys(connection)),
        registered);
  }

  /** Two threads may ask twice: no lock is held while the database answers. */
  private static <K, V> V answer(Map<K, V> known, K key, Question<V> question) {
    V answer = known.get(key);
    if (answer == null) {
      answer = ask(question);
      known.put(key, answer);
    }
    return answer;
  }

  private static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new SchemaUnavailable(e);
    }
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private record TableKey(Optional<String> schema, String table) {}

  private static final class Answers {
    final Map<String, Optional<String>> schemas = new ConcurrentHashMap<>();
    final Map<TableKey, List<Column>> columns = new ConcurrentHashMap<>();
    final Map<TableKey, List<String>> primaryKeys = new ConcurrentHashMap<>();
    final Map<TableKey, List<UniqueKey>> keys = new ConcurrentHashMap<>();
    final Map<String, Questions.LexingMode> lexing = new ConcurrentHashMap<>();
    final Map<String, String> modes = new ConcurrentHashMap<>();
    final Map<String, Boolean> enforced = new ConcurrentHashMap<>();
  }
}
