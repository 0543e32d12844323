package io.softdelete.it.twin.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scanner and the databases take the same characters for literals, identifiers and comments: of
 * random splices that a database accepts the result stays the same when all comments are blanked
 * and each literal, which the database is asked for alone, is written in plain quotes. {@code
 * -Dreading.texts=N} tries more of them, {@code -Dreading.seed=S} others.
 */
final class ReadingIT {
  private static final int TEXTS = Integer.getInteger("reading.texts", 400);
  private static final long SEED = Long.getLong("reading.seed", 1L);

  private static final List<String> SEEDS =
      List.of(
          "SELECT 'it''s' AS \"a b\", 'x' /* c */ AS y, 2 - -1 AS z",
          "SELECT 'a' || 'b' AS \"q\"\"r\", -- ' \"\n 3 AS n",
          "SELECT '/* no */' AS a, '--' AS b /* 'x */, 'c' AS \"--\"",
          "SELECT '$$' AS a, '?' AS b, '\"' AS c, '`' AS d");
  private static final List<String> POSTGRESQL =
      List.of(
          "SELECT E'a\\'b' AS a, $$x'y$$ AS b, $q$ -- $$ $q$ AS c, U&'\\0041' AS d",
          "SELECT 'a'\n'b' AS a, e'\\\\' AS \"/*\", /* /* ' */ */ N'x' AS b, B'01' AS c, '\\' AS d");
  private static final List<String> H2 =
      List.of(
          "SELECT $$x'y$$ AS a, U&'\\0041' AS b, /* /* ' */ */ X'4a' AS c, '\\' AS d",
          "SELECT 'a' AS a // it's\n, 'b' AS \"//\", `c` FROM (SELECT 1 AS c) t");
  private static final List<String> MARIADB =
      List.of(
          "SELECT 'a\\'b' AS a, \"it's\" AS b, 'c' AS `d``e`, N'x' AS f, '\\\\' AS g",
          "SELECT 'a' AS a # it's\n, 'b' 'c' AS `#`, 1 --2 AS h, \"x\"\"y\" AS i");
  private static final String[] PIECES = {
    "'", "''", "\"", "\"\"", "\\", "$$", "$q$", "E'", "U&'", "N'", "--", "-- ", "\n", "/*", "*/",
    "/**/", "#", "`", "x", "1", " ", "||", "//", "?", ":", "$", "a$b$", "e", "-", "/", "*", "\t"
  };

  @ParameterizedTest
  @EnumSource(Server.class)
  void aSplicedTextIsReadAsTheDatabaseReadsIt(Server server) throws SQLException {
    Lexing lexing =
        switch (server) {
          case POSTGRESQL -> new Lexing(Dialect.POSTGRESQL, false, true);
          case H2 -> new Lexing(Dialect.H2, false, true);
          case MARIADB -> new Lexing(Dialect.MARIADB, true, false);
        };
    List<String> seeds = new ArrayList<>(SEEDS);
    seeds.addAll(
        switch (server) {
          case POSTGRESQL -> POSTGRESQL;
          case H2 -> H2;
          case MARIADB -> MARIADB;
        });
    Random random = new Random(SEED);
    int accepted = 0;
    try (Connection connection = DriverManager.getConnection(server.createDatabase());
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (int i = 0; i < TEXTS; i++) {
        String text = spliced(seeds.get(random.nextInt(seeds.size())), random);
        Optional<List<String>> expected = result(statement, text);
        if (expected.isPresent()) {
          accepted++;
          String plain = plain(statement, text, lexing);
          assertThat(result(statement, plain))
              .as("seed %d, %s\n%s\nin plain words\n%s", SEED, server, text, plain)
              .isEqualTo(expected);
        }
      }
    }
    assertThat(accepted).as("texts that %s accepts", server).isGreaterThan(TEXTS / 20);
  }

  private static String spliced(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    int first = "SELECT".length();
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = first + random.nextInt(text.length() - first);
      if (random.nextInt(4) == 0) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  /** The values of the only row; empty where the database rejects the text. */
  private static Optional<List<String>> result(Statement statement, String text) {
    try (ResultSet rows = statement.executeQuery(text)) {
      List<String> values = new ArrayList<>();
      rows.next();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(String.valueOf(rows.getString(i)));
      }
      return Optional.of(values);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** The text without comments, with its literals in plain quotes. */
  private static String plain(Statement statement, String text, Lexing lexing) {
    StringBuilder plain = new StringBuilder();
    Scanner scanner = new Scanner(text, lexing);
    int end = 0;
    boolean behindString = false;
    while (scanner.next()) {
      boolean string = scanner.kind() == TokenKind.STRING;
      // In the same quotes, MariaDB's literals 'a'"b" would become one with a quote in it.
      boolean together = behindString && string && end == scanner.start();
      plain.append(together ? " " : gap(text.substring(end, scanner.start())));
      String token = text.substring(scanner.start(), scanner.end());
      boolean typed = "bBxX".indexOf(token.charAt(0)) >= 0;
      plain.append(string && !typed ? quoted(statement, token, lexing) : token);
      end = scanner.end();
      behindString = string;
    }
    assertThat(scanner.unterminated()).as("unterminated in %s", text).isNegative();
    return plain.append(gap(text.substring(end))).toString();
  }

  /** Literals in lines of their own are one in standard SQL. */
  private static String gap(String between) {
    return between.isEmpty() ? "" : between.contains("\n") ? "\n" : " ";
  }

  private static String quoted(Statement statement, String token, Lexing lexing) {
    String value = result(statement, "SELECT " + token).orElse(List.of("(no literal)")).get(0);
    String escaped = lexing.backslashEscapes() ? value.replace("\\", "\\\\") : value;
    return "'" + escaped.replace("'", "''") + "'";
  }
}
