package io.softdelete.it.twin.random;

import java.util.Set;

/**
 * What must be known of a statement to run and to judge it. Immutable.
 *
 * @param quiet whether only success or failure is compared, as for plans
 * @param upserting whether it may take numbers for rows that it doesn't add
 * @param passive whether it leaves neither changes nor locks behind
 * @param refusable what in it the driver may refuse
 * @param undividable the references that no derived table can stand for
 */
record Traits(
    boolean quiet,
    boolean upserting,
    boolean passive,
    Set<KnownRefusal> refusable,
    Set<Integer> undividable) {
  Traits {
    refusable = Set.copyOf(refusable);
    undividable = Set.copyOf(undividable);
  }
}
