package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads values of the file; what isn't as expected is a mistake and gives an empty result. Not
 * thread-safe.
 */
final class Values {
  private final Mistakes mistakes;

  Values(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** A map whose keys are the user's; {@code expected} says what they are. */
  Optional<Map<String, Setting>> map(Setting setting, String expected) {
    if (!(setting.node() instanceof MappingNode map)) {
      return unexpected(setting, expected);
    }
    Map<String, Setting> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      Node keyNode = tuple.getKeyNode();
      Setting key = new Setting(setting.path(), Setting.lineOf(keyNode), keyNode);
      if (key.isText()) {
        String name = key.scalar();
        Setting entry = setting.child(name, key.line(), tuple.getValueNode());
        Setting first = entries.putIfAbsent(name, entry);
        if (first != null) {
          mistakes.add(entry, "given twice, first in line " + first.line() + "; expected once");
        }
      } else {
        mistakes.add(key, key.found() + " as a key; expected text, in quotes if need be");
      }
    }
    return Optional.of(entries);
  }

  /** A map of known keys. */
  Optional<Map<String, Setting>> map(Setting setting, List<String> known) {
    return map(setting, "a map with the keys " + String.join(", ", known))
        .map(
            entries -> {
              entries.forEach((key, value) -> checkKey(key, value, known));
              return entries;
            });
  }

  private void checkKey(String key, Setting value, List<String> known) {
    if (!known.contains(key)) {
      mistakes.add(value, "unknown key; expected " + Spelling.oneOf(known, key));
    }
  }

  /** A list. */
  Optional<List<Setting>> list(Setting setting, String expected) {
    if (!(setting.node() instanceof SequenceNode list)) {
      return unexpected(setting, expected);
    }
    List<Setting> items = new ArrayList<>();
    list.getValue().forEach(item -> items.add(setting.item(items.size(), item)));
    return Optional.of(items);
  }

  Optional<Boolean> bool(Setting setting) {
    boolean isTrue = setting.isScalar(Tag.BOOL) && setting.scalar().equalsIgnoreCase("true");
    boolean isFalse = setting.isScalar(Tag.BOOL) && setting.scalar().equalsIgnoreCase("false");
    return isTrue || isFalse ? Optional.of(isTrue) : unexpected(setting, "true or false");
  }

  /** Text that a parser of ours reads. */
  <T> Optional<T> text(Setting setting, String expected, Parser<T> parser) {
    if (!setting.isText()) {
      return unexpected(setting, expected);
    }
    try {
      return Optional.of(parser.parse(setting.scalar()));
    } catch (Unexpected e) {
      mistakes.add(setting, e.problem());
      return Optional.empty();
    }
  }

  /** One of the words of an enum, in lower case with {@code -}. */
  <E extends Enum<E>> Optional<E> choice(Setting setting, Class<E> choices) {
    Map<String, E> byWord = new LinkedHashMap<>();
    for (E choice : choices.getEnumConstants()) {
      byWord.put(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'), choice);
    }
    String text = setting.isText() ? setting.scalar() : "";
    if (!byWord.containsKey(text)) {
      return unexpected(setting, Spelling.oneOf(byWord.keySet(), text));
    }
    return Optional.ofNullable(byWord.get(text));
  }

  <T> Optional<T> unexpected(Setting setting, String expected) {
    mistakes.add(setting, setting.found() + "; expected " + expected);
    return Optional.empty();
  }

  /** Reads text. */
  interface Parser<T> {
    T parse(String text) throws Unexpected;
  }
}
