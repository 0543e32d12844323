package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Parameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A piece of SQL in the making, with the parameters of ours in it. Not thread-safe. */
public final class Fragment {
  private final StringBuilder sql = new StringBuilder();
  private final List<Parameter> parameters = new ArrayList<>();

  /** A piece without parameters. */
  public static Fragment of(String sql) {
    return new Fragment().append(sql);
  }

  /** Pieces with a separator between them. */
  public static Fragment join(String separator, Iterable<Fragment> pieces) {
    Fragment joined = new Fragment();
    for (Iterator<Fragment> each = pieces.iterator(); each.hasNext(); ) {
      joined.append(each.next()).append(each.hasNext() ? separator : "");
    }
    return joined;
  }

  /** Appends text without parameters of ours. */
  public Fragment append(String text) {
    sql.append(text);
    return this;
  }

  /** Appends a piece with its parameters. */
  public Fragment append(Fragment piece) {
    sql.append(piece.sql);
    parameters.addAll(piece.parameters);
    return this;
  }

  /** Appends a {@code ?} of ours. */
  public Fragment append(Parameter parameter) {
    sql.append('?');
    parameters.add(parameter);
    return this;
  }

  /** The text. */
  public String sql() {
    return sql.toString();
  }

  /** The parameters of ours, in their order. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }
}
