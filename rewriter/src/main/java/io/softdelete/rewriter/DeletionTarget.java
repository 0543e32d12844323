package io.softdelete.rewriter;

import java.util.Optional;

/**
 * A table that a text may delete from. Immutable.
 *
 * @param schema the schema as the database knows it; empty when the text doesn't say
 * @param table the table as the database knows it
 * @param offset where the text names it
 */
public record DeletionTarget(Optional<String> schema, String table, int offset) {}
