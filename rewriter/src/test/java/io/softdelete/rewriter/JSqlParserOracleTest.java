package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.rewriter.RewriteCases.Case;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.StatementReader;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTreeConstants;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.junit.jupiter.api.Test;

/** Finds the same table references as JSqlParser wherever that can read a statement. */
final class JSqlParserOracleTest {
  private static final List<String> FILES = List.of("joins.md", "queries.md", "names.md", "dml.md");

  @Test
  void findsTheReferencesThatJSqlParserFinds() {
    int compared = 0;
    for (String file : FILES) {
      for (Case one : RewriteCases.read(file).cases()) {
        boolean comments = one.sql().contains("/*") || one.sql().contains("--");
        Optional<Set<Integer>> theirs = comments ? Optional.empty() : theirs(one.plainSql());
        if (theirs.isPresent() && one.dialects().contains(Dialect.POSTGRESQL)) {
          assertThat(ours(one.plainSql())).as(one.plainSql()).isEqualTo(theirs.get());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static Set<Integer> ours(String sql) {
    RewriterSettings settings = TestCatalog.rewriter(Dialect.POSTGRESQL).settings();
    Tokens tokens = Tokens.of(sql, new Lexing(Dialect.POSTGRESQL, false, true));
    Set<Integer> offsets = new TreeSet<>();
    for (Finding finding :
        StatementReader.read(
            tokens,
            0,
            tokens.size(),
            settings,
            new RegisteredTables(settings),
            new TestCatalog.PlainSession())) {
      if (finding instanceof Finding.Query query) {
        query.block().from().forEach(item -> collect(item, tokens, offsets));
      } else if (finding instanceof Finding.Update update) {
        update.block().from().forEach(item -> collect(item, tokens, offsets));
      } else if (finding instanceof Finding.Delete delete) {
        delete.block().from().forEach(item -> collect(item, tokens, offsets));
      } else if (finding instanceof Finding.Insert insert) {
        add(insert.target(), tokens, offsets);
      } else if (finding instanceof Finding.TableQuery query) {
        add(query.table(), tokens, offsets);
      }
    }
    return offsets;
  }

  private static void collect(JoinTree tree, Tokens tokens, Set<Integer> offsets) {
    if (tree instanceof JoinTree.Table table) {
      add(table.reference(), tokens, offsets);
    } else if (tree instanceof JoinTree.Aliased aliased) {
      collect(aliased.inner(), tokens, offsets);
    } else if (tree instanceof JoinTree.Join join) {
      collect(join.left(), tokens, offsets);
      collect(join.right(), tokens, offsets);
    }
  }

  private static void add(TableReference reference, Tokens tokens, Set<Integer> offsets) {
    if (reference.policy().isPresent()) {
      offsets.add(tokens.start(reference.nameFirst()));
    }
  }

  /** Where JSqlParser sees a registered table; empty where it can't read the whole text. */
  private static Optional<Set<Integer>> theirs(String sql) {
    // Three newlines end a statement for JSqlParser; it never sees any.
    CCJSqlParser parser =
        new CCJSqlParser(new StringProvider(sql.replace('\n', ' '))).withAllowComplexParsing(true);
    try {
      parser.Statement();
      boolean whole =
          parser.getToken(0).kind == CCJSqlParserConstants.EOF
              || parser.getNextToken().kind == CCJSqlParserConstants.EOF;
      // A common table expression hides names in ways that its tree doesn't tell.
      if (!whole || sql.contains(" users AS (") || sql.contains(" users(n) AS (")) {
        return Optional.empty();
      }
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
    Set<Integer> offsets = new TreeSet<>();
    collect(parser.getASTRoot(), sql, offsets);
    return Optional.of(offsets);
  }

  private static void collect(Node node, String sql, Set<Integer> offsets) {
    if (node.getId() == CCJSqlParserTreeConstants.JJTTABLENAME && isReference(node, sql)) {
      offsets.add(node.jjtGetFirstToken().absoluteBegin - 1);
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      collect(node.jjtGetChild(i), sql, offsets);
    }
  }

  /** A name that is registered, and not the qualifier of {@code t.*} or a name behind OF. */
  private static boolean isReference(Node node, String sql) {
    int from = node.jjtGetFirstToken().absoluteBegin - 1;
    String name = sql.substring(from, node.jjtGetLastToken().absoluteEnd - 1);
    String before = sql.substring(0, from).stripTrailing().toUpperCase(Locale.ROOT);
    boolean registered =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "users", "\"users\"", "public.users", "orders", "public.orders", "lines", "flags" ->
              !name.equals("\"Users\"");
          case "tokens", "people", "ledger", "consents", "guarded", "crm.contacts", "\"mixed\"" ->
              true;
          default -> false;
        };
    return registered && !before.endsWith(" OF") && !sql.startsWith(".*", from + name.length());
  }
}
