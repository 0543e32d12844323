package io.softdelete.rewriter;

import java.util.Optional;

/**
 * A table that a text may delete from. Immutable.
 *
 * @param schema the schema as the database knows it; empty when the text doesn't say
 * @param table the table as the database knows it
 * @param offset where the text names it
 * @param cascades whether tables are emptied with it whose keys lead there, whatever the keys say
 */
public record DeletionTarget(Optional<String> schema, String table, int offset, boolean cascades) {}
