package io.softdelete.cli.demo;

import io.softdelete.cli.text.SentSql;
import java.util.Optional;

/**
 * What a step gave.
 *
 * @param step the step
 * @param sent what the driver made of it; empty when it refused
 * @param through what came back through the driver
 * @param beside what came back on the plain connection
 */
record Comparison(Step step, Optional<SentSql> sent, Outcome through, Outcome beside) {}
