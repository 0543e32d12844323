package io.softdelete.catalog;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The one door to the YAML parser: text in, nodes with their lines out. Not thread-safe.
 *
 * <p>Nodes rather than maps, because a mistake without its line is hard to find.
 */
final class YamlDocument {
  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

  /** Aliases and keys are ours to judge; the parser would stop at the first and give no line. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .setCodePointLimit(MOST_CHARACTERS)
          .build();

  private final Mistakes mistakes;

  YamlDocument(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The document's root; empty, with a mistake, if there is none. */
  Optional<Node> root(String yaml) {
    if (yaml.length() > MOST_CHARACTERS) {
      mistakes.add(
          0, "", "found " + yaml.length() + " characters; expected at most " + MOST_CHARACTERS);
      return Optional.empty();
    }
    try {
      if (!new YamlBounds(mistakes).hold(parser(yaml))) {
        return Optional.empty();
      }
      Optional<Node> root = new Composer(SETTINGS, parser(yaml)).getSingleNode();
      if (root.isEmpty()) {
        mistakes.add(1, "", "found an empty file; expected tables:");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = Setting.lineOf(e.getProblemMark().or(e::getContextMark));
      String where = begin(e, line);
      mistakes.add(line, "", "not YAML: " + oneLine(e.getProblem()) + where + hint(yaml, line));
    } catch (ReaderException e) {
      mistakes.add(
          lineAt(yaml, e.getPosition()),
          "",
          "not YAML: found the character " + Excerpt.codePoint(e.getCodePoint()));
    } catch (YamlEngineException e) {
      mistakes.add(0, "", "not YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static Parser parser(String yaml) {
    return new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml));
  }

  /** Where what is wrong here began, for a bracket that was never closed. */
  private static String begin(MarkedYamlEngineException e, int line) {
    int begin = Setting.lineOf(e.getContextMark().or(e::getProblemMark));
    return begin == line ? "" : " (" + e.getContext() + " of line " + begin + ")";
  }

  /** The commonest slip: <code>${actor}</code> without quotes inside of <code>{…}</code>. */
  private static String hint(String yaml, int line) {
    boolean placeholder =
        yaml.lines().skip(line - 1L).findFirst().filter(text -> text.contains("${")).isPresent();
    return placeholder ? " (put ${…} in quotes)" : "";
  }

  private static int lineAt(String yaml, int codePoint) {
    return 1 + (int) yaml.codePoints().limit(codePoint).filter(c -> c == '\n').count();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", ", ");
  }
}
