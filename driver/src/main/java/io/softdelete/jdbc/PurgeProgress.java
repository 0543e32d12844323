package io.softdelete.jdbc;

import java.time.Duration;

/**
 * How far a purge has come, after a batch.
 *
 * @param table the table
 * @param batch how many rows of it the batch removed
 * @param rows how many rows of it were removed so far
 * @param elapsed since the purge began
 */
public record PurgeProgress(String table, long batch, long rows, Duration elapsed) {}
