package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.JoinTree.Join;
import io.softdelete.rewriter.parse.JoinTree.Kind;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.plan.Placement.On;
import io.softdelete.rewriter.plan.Placement.Where;
import io.softdelete.rewriter.plan.Placement.Wrap;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides where predicates go. A predicate in WHERE, or in the ON of the outer join that first
 * makes its table nullable, filters the table's rows before anything else can see them; where
 * neither is so (FULL JOIN, merged columns, names hidden by an alias), the table is wrapped.
 */
final class FilterPlanner {
  private final List<Filter> filters = new ArrayList<>();

  private FilterPlanner() {}

  /** The registered references of a block, in the order of the text. */
  static List<Filter> plan(QueryBlock block) {
    FilterPlanner planner = new FilterPlanner();
    block.from().forEach(item -> planner.place(item, new Where()));
    return planner.filters;
  }

  private void place(JoinTree tree, Placement placement) {
    if (tree instanceof JoinTree.Table table) {
      if (table.reference().policy().isPresent()) {
        filters.add(new Filter(table.reference(), placement));
      }
    } else if (tree instanceof JoinTree.Aliased aliased) {
      place(aliased.inner(), new Wrap());
    } else if (tree instanceof Join join) {
      place(join.left(), side(join, placement, keepsLeft(join.kind())));
      place(join.right(), side(join, placement, keepsRight(join.kind())));
    }
  }

  private static Placement side(Join join, Placement placement, boolean kept) {
    if (kept && !(placement instanceof Wrap && join.kind() == Kind.INNER)) {
      return placement;
    }
    // The ON of an inner join filters like a WHERE, and stands inside what hides the names.
    return join.kind() != Kind.FULL && join.hasOn()
        ? new On(join.onFirst(), join.onLast())
        : new Wrap();
  }

  private static boolean keepsLeft(Kind kind) {
    return kind == Kind.INNER || kind == Kind.LEFT;
  }

  private static boolean keepsRight(Kind kind) {
    return kind == Kind.INNER || kind == Kind.RIGHT;
  }
}
