package io.softdelete.catalog;

import java.time.Duration;
import java.time.Period;

/**
 * How long a deleted row is kept before PURGE may remove it: {@code 90d}, {@code 7y} or an ISO 8601
 * duration. Immutable.
 *
 * @param period the part in years, months and days
 * @param duration the part in hours, minutes and seconds
 */
public record Retention(Period period, Duration duration) {}
