package io.softdelete.benchmarks;

import io.softdelete.catalog.CatalogReader;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Visibility;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the engine costs by itself for a text that no cache knows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RewritingBenchmark {
  private static final String BY_KEY = "SELECT id, name FROM users WHERE id = 77";
  private static final String NO_CONCERN = "SELECT id, name FROM others WHERE id = 77";
  private static final String JOIN =
      "SELECT u.name, count(o.id) AS orders, sum(o.total) FROM users u"
          + " LEFT JOIN orders o ON o.user_id = u.id AND o.placed > DATE '2024-01-01'"
          + " WHERE u.city IN (SELECT c.name FROM cities c WHERE c.country = 'FR')"
          + " AND u.age BETWEEN 20 AND 40 GROUP BY u.name HAVING count(o.id) > 2"
          + " ORDER BY orders DESC LIMIT 20";

  /** These texts ask the session nothing but whether temporary tables may hide a name. */
  private static final Session SESSION =
      (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("mayHaveTemporaryTables")) {
                  return false;
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private final Rewriter rewriter =
      new Rewriter(
          new RewriterSettings(
              CatalogReader.ofTables("users,orders,cities"),
              Dialect.POSTGRESQL,
              Folding.LOWER,
              Visibility.ACTIVE,
              new HintPolicy(true, Optional.empty())));

  /** A text that names no registered table. */
  @Benchmark
  public Object noConcern() {
    return rewriter.rewrite(NO_CONCERN, SESSION);
  }

  /** A query by key. */
  @Benchmark
  public Object byKey() {
    return rewriter.rewrite(BY_KEY, SESSION);
  }

  /** A join with a sub-query. */
  @Benchmark
  public Object join() {
    return rewriter.rewrite(JOIN, SESSION);
  }

  /** The rival for {@link #byKey}: parse and print, without adding anything. */
  @Benchmark
  public Object byKeyByJsqlparser() throws JSQLParserException {
    return CCJSqlParserUtil.parse(BY_KEY, parser -> parser.withAllowComplexParsing(false))
        .toString();
  }

  /** The rival for {@link #join}. */
  @Benchmark
  public Object joinByJsqlparser() throws JSQLParserException {
    return CCJSqlParserUtil.parse(JOIN, parser -> parser.withAllowComplexParsing(false)).toString();
  }
}
