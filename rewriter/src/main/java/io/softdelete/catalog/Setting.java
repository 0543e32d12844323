package io.softdelete.catalog;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of the file and its place. Immutable.
 *
 * @param path the path of its key
 * @param line the line of its key: where an alias is used, not where its anchor stands
 * @param node the value
 */
record Setting(String path, int line, Node node) {
  static Setting root(Node node) {
    return new Setting("", 1, node);
  }

  static int lineOf(Node node) {
    return lineOf(node.getStartMark());
  }

  static int lineOf(Optional<Mark> mark) {
    return mark.map(known -> known.getLine() + 1).orElse(1);
  }

  Setting child(String key, int keyLine, Node value) {
    String name = Excerpt.of(key);
    return new Setting(path.isEmpty() ? name : path + '.' + name, keyLine, value);
  }

  Setting item(int index, Node value) {
    return new Setting(path + '[' + index + ']', lineOf(value), value);
  }

  /** Whether null is spelled out; a key with nothing after it is more likely an unfinished line. */
  boolean isNull() {
    return isScalar(Tag.NULL) && (scalar().equals("~") || scalar().equalsIgnoreCase("null"));
  }

  /** Whether nothing stands after the key. */
  boolean isBlank() {
    return isScalar(Tag.NULL) && scalar().isEmpty();
  }

  /** Whether this is text for YAML, to which a lone <code>${actor}</code> is something else. */
  boolean isText() {
    return isScalar(Tag.STR) || isScalar(Tag.ENV_TAG);
  }

  boolean isScalar(Tag tag) {
    return node instanceof ScalarNode && node.getTag().equals(tag);
  }

  /** The text of a scalar, as it stands in the file but for YAML's own quotes. */
  String scalar() {
    return ((ScalarNode) node).getValue();
  }

  /** What was found, for a message. */
  String found() {
    if (node instanceof MappingNode) {
      return "found a map";
    }
    if (node instanceof SequenceNode) {
      return "found a list";
    }
    if (isBlank()) {
      return "found nothing";
    }
    return "found " + (isText() ? Excerpt.quoted(scalar()) : Excerpt.of(scalar()));
  }
}
