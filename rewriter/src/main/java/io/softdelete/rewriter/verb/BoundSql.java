package io.softdelete.rewriter.verb;

import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.Parameter;
import io.softdelete.rewriter.text.Fragment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A piece of SQL whose first parameters are ours. Immutable.
 *
 * @param sql the text
 * @param parameters what is bound to its first parameters; others follow them
 */
public record BoundSql(String sql, List<Parameter> parameters) {
  /** Copies the list. */
  public BoundSql {
    parameters = List.copyOf(parameters);
  }

  static BoundSql of(Fragment fragment) {
    return new BoundSql(fragment.sql(), fragment.parameters());
  }

  /** The same parameters between other texts that have none before them. */
  public BoundSql within(String before, String after) {
    return new BoundSql(before + sql + after, parameters);
  }

  /** Where the parameters of ours stand. */
  public List<Binding> bindings() {
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> new Binding(i + 1, parameters.get(i)))
        .toList();
  }
}
