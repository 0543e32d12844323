package io.softdelete.it.twin.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The dice of one statement: the same seed and index fall the same way everywhere. */
final class Choices {
  private final Random random;

  Choices(long seed, long index) {
    random = new Random(new SplittableRandom(seed ^ (index * 0xD1342543DE82EF95L)).nextLong());
  }

  /** True in so many of a hundred cases. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from {@code first} to {@code last}. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** One of them. */
  <T> T from(List<T> candidates) {
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** One of them. */
  String of(String... candidates) {
    return candidates[random.nextInt(candidates.length)];
  }

  /** So many of them, in their order. */
  <T> List<T> some(List<T> candidates, int count) {
    List<T> chosen = new ArrayList<>(candidates);
    while (chosen.size() > count) {
      chosen.remove(random.nextInt(chosen.size()));
    }
    return chosen;
  }
}
