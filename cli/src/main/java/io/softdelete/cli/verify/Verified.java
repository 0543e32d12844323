package io.softdelete.cli.verify;

import java.util.Optional;

/**
 * A statement that both databases ran. Immutable.
 *
 * @param line where it begins in the script, from 1; 0 for a look at a table afterwards
 * @param sql the statement
 * @param difference what differed
 */
record Verified(int line, String sql, Optional<Difference> difference) {}
