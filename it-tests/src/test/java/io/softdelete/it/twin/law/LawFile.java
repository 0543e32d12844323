package io.softdelete.it.twin.law;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads hand-written cases. A line that begins with {@code ---} after SQL, or at the beginning, is
 * the title of a case; those right after it say more, and what follows up to the next such line is
 * its SQL, byte for byte but for empty lines around it:
 *
 * <pre>
 * --- on h2             the case runs there only (h2, postgresql or mariadb, or several)
 * --- not on mariadb    the case runs on the others
 * --- commits           the case leaves the databases changed
 * --- toothless: why    the case would pass without filtering too
 * --- then              after SQL: one more statement of the case
 * --- bind 1, 'x'       values of the parameters; a further line runs the statement once more
 * --- batch             the values are run as a batch
 * --- prepared          without parameters, but only as a PreparedStatement
 * --- keys number       asks for generated keys
 * --- ordered           the order of the rows counts
 * --- fails             the database refuses the statement
 * --- refusable: why    the driver may refuse the statement; the case ends there
 * --- refused SD007     the driver refuses the statement with this SQLState; the case ends there
 * --- revives 1         so many deleted rows come back
 * </pre>
 */
final class LawFile {
  private static final Pattern VALUE =
      Pattern.compile("\\s*(?:DATE '([^']*)'|'((?:[^']|'')*)'|([^,']+))\\s*(?:,|$)");

  private final List<LawCase> cases = new ArrayList<>();
  private final List<LawCase.Step> steps = new ArrayList<>();
  private String title = "";
  private EnumSet<Database> databases = EnumSet.allOf(Database.class);
  private boolean commits;
  private boolean toothless;
  private StepReader step = new StepReader();

  private LawFile() {}

  /** The cases of a file. */
  static List<LawCase> read(String text) {
    LawFile file = new LawFile();
    text.lines().forEach(file::line);
    file.endCase();
    return file.cases;
  }

  private void line(String line) {
    if (!line.startsWith("---")) {
      step.sql.append(line).append('\n');
    } else if (line.equals("--- then")) {
      endStep();
    } else if (title.isEmpty() || !step.sql.toString().isBlank()) {
      endCase();
      title = line.substring(3).strip();
    } else {
      directive(line.substring(3).strip());
    }
  }

  private void directive(String directive) {
    if (directive.startsWith("on ")) {
      databases = databases(directive.substring(3));
    } else if (directive.startsWith("not on ")) {
      databases.removeAll(databases(directive.substring(7)));
    } else if (directive.startsWith("toothless: ")) {
      toothless = true;
    } else if (directive.equals("commits")) {
      commits = true;
    } else {
      step.directive(directive);
    }
  }

  private static EnumSet<Database> databases(String names) {
    EnumSet<Database> databases = EnumSet.noneOf(Database.class);
    for (String name : names.split(", ", -1)) {
      databases.add(Database.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return databases;
  }

  private void endStep() {
    steps.add(step.step());
    step = new StepReader();
  }

  private void endCase() {
    if (!title.isEmpty()) {
      endStep();
      cases.add(new LawCase(title, databases, commits, toothless, steps));
    }
    steps.clear();
    databases = EnumSet.allOf(Database.class);
    commits = false;
    toothless = false;
  }

  private static List<Bind> values(String text) {
    List<Bind> values = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    int end = 0;
    while (end < text.length() && value.find(end) && value.start() == end) {
      values.add(value(value.group(1), value.group(2), value.group(3)));
      end = value.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException("not a list of values: " + text);
    }
    return values;
  }

  private static Bind value(String date, String text, String word) {
    if (date != null) {
      return new Bind(Type.DATE, LocalDate.parse(date));
    }
    if (text != null) {
      return new Bind(Type.TEXT, text.replace("''", "'"));
    }
    return switch (word.strip()) {
      case "null" -> new Bind(Type.TEXT, null);
      case "true" -> new Bind(Type.BOOLEAN, true);
      case "false" -> new Bind(Type.BOOLEAN, false);
      default -> new Bind(Type.INTEGER, Integer.valueOf(word.strip()));
    };
  }

  /** One statement while it is read. */
  private static final class StepReader {
    final StringBuilder sql = new StringBuilder();
    private final List<List<Bind>> bindings = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private Call.Style style = Call.Style.STATEMENT;
    private boolean ordered;
    private boolean fails;
    private boolean refusable;
    private String refusal = "";
    private int revived;

    void directive(String directive) {
      String[] words = directive.split(" ", 2);
      switch (words[0]) {
        case "bind" -> {
          bindings.add(values(words[1]));
          style = style == Call.Style.BATCH ? style : Call.Style.PREPARED;
        }
        case "batch" -> style = Call.Style.BATCH;
        case "prepared" -> style = Call.Style.PREPARED;
        case "keys" -> keys.add(words[1]);
        case "ordered" -> ordered = true;
        case "fails" -> fails = true;
        case "refusable:" -> refusable = true;
        case "refused" -> refusal = words[1];
        case "revives" -> revived = Integer.parseInt(words[1]);
        default -> throw new IllegalArgumentException("--- " + directive);
      }
    }

    LawCase.Step step() {
      String text = sql.toString().replaceFirst("^\\n+", "").replaceFirst("\\n+$", "");
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a case without SQL");
      }
      return new LawCase.Step(
          new Call(text, bindings, style, ordered, keys), fails, refusable, refusal, revived);
    }
  }
}
