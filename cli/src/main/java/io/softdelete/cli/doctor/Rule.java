package io.softdelete.cli.doctor;

import java.util.stream.Stream;

/** Looks for one kind of fault. Stateless. */
public interface Rule {
  /** What the rule found. */
  Stream<Finding> examine(Examination examination);
}
