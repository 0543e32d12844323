package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.rewriter.RewriteCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/sql-coverage.md} is made of the cases, so that it can't say what isn't so. {@code
 * -Dcoverage.write=true} writes it anew.
 */
final class SqlCoverageTest {
  private static final String HEAD =
      """
      # What becomes of which SQL

      Made of the cases under `rewriter/src/test/resources/rewrite`, which run on every build: `SqlCoverageTest`
      compares this page with them, and `-Dcoverage.write=true` writes it anew. What isn't named on a registered
      table here is refused (SD001 or SD002) or left as it is; nothing is guessed. In the examples `users`, `orders`
      and the other tables with a predicate are registered, `a` is not.

      """;

  @Test
  void pageSaysWhatTheCasesSay() throws IOException {
    Path page = page();
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(page, written());
    }
    assertThat(Files.readString(page)).isEqualTo(written());
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/decisions"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/sql-coverage.md");
  }

  private static String written() {
    StringBuilder page = new StringBuilder(HEAD);
    for (String file : RewriteCasesTest.FILES) {
      RewriteCases cases = RewriteCases.read(file);
      page.append("## ").append(cases.heading()).append("\n\n");
      page.append("| construct | on | SQL | becomes |\n|---|---|---|---|\n");
      for (Case one : cases.cases()) {
        page.append("| ")
            .append(cell(one.name()))
            .append(" | ")
            .append(databases(one.dialects()))
            .append(" | ")
            .append(code(one.plainSql()))
            .append(" | ")
            .append(one.verdict().equals("→") ? code(one.expected()) : cell(one.verdict()))
            .append(" |\n");
      }
      page.append('\n');
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static String databases(Set<Dialect> dialects) {
    return dialects.stream()
        .map(
            dialect ->
                switch (dialect) {
                  case POSTGRESQL -> "PostgreSQL";
                  case H2 -> "H2";
                  case MARIADB -> "MariaDB";
                  case STANDARD -> "others";
                })
        .collect(Collectors.joining(", "));
  }

  private static String code(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    String fence = line.contains("`") ? "``" : "`";
    return fence + line + fence;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
