package io.softdelete.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * Refuses documents that would exhaust the machine, before a tree is made of them. Not thread-safe.
 *
 * <p>The composer recurses, so depth is bounded; aliases are followed where they are used, so their
 * targets count as often as they are named: a few lines can name billions.
 */
final class YamlBounds {
  private static final int DEEPEST = 50;
  private static final int MOST_NODES = 1_000_000;

  private final Mistakes mistakes;
  private final Deque<Collection> open = new ArrayDeque<>();
  private final Map<Anchor, Integer> nodesByAnchor = new HashMap<>();
  private int documents;

  YamlBounds(Mistakes mistakes) {
    this.mistakes = mistakes;
    open.push(new Collection(Optional.empty()));
  }

  /** Whether a tree may be made of these events. */
  boolean hold(Iterator<Event> events) {
    while (events.hasNext()) {
      Event event = events.next();
      Optional<String> problem = problem(event);
      if (problem.isPresent()) {
        mistakes.add(Setting.lineOf(event.getStartMark()), "", problem.get());
        return false;
      }
    }
    return true;
  }

  private Optional<String> problem(Event event) {
    return switch (event.getEventId()) {
      case DocumentStart ->
          ++documents > 1 ? Optional.of("found a second document; expected one") : Optional.empty();
      case MappingStart, SequenceStart -> start(((NodeEvent) event).getAnchor());
      case MappingEnd, SequenceEnd -> end();
      case Scalar -> {
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> nodesByAnchor.put(anchor, 1));
        yield count(1);
      }
      case Alias -> alias(((AliasEvent) event).getAlias());
      default -> Optional.empty();
    };
  }

  private Optional<String> start(Optional<Anchor> anchor) {
    if (open.size() > DEEPEST) {
      return Optional.of("found more than " + DEEPEST + " levels; expected a table's few");
    }
    anchor.ifPresent(nodesByAnchor::remove);
    open.push(new Collection(anchor));
    return Optional.empty();
  }

  private Optional<String> end() {
    Collection closed = open.pop();
    closed.anchor.ifPresent(anchor -> nodesByAnchor.put(anchor, closed.nodes));
    return count(closed.nodes);
  }

  private Optional<String> alias(Anchor anchor) {
    if (open.stream().anyMatch(collection -> collection.anchor.equals(Optional.of(anchor)))) {
      return Optional.of("found *" + anchor + " inside of what it stands for");
    }
    // An anchor that nobody has set is the composer's to report.
    return count(nodesByAnchor.getOrDefault(anchor, 1));
  }

  private Optional<String> count(int nodes) {
    Collection parent = open.element();
    parent.nodes += nodes;
    return parent.nodes > MOST_NODES
        ? Optional.of("found more than " + MOST_NODES + " values, those behind aliases included")
        : Optional.empty();
  }

  private static final class Collection {
    private final Optional<Anchor> anchor;
    private int nodes = 1;

    private Collection(Optional<Anchor> anchor) {
      this.anchor = anchor;
    }
  }
}
