package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.TableReference;

/** A table reference that gets a predicate, and where. */
record Filter(TableReference reference, Placement placement) {}
