/** JMH benchmarks; {@code docs/benchmarks.md} holds the figures and the commands. */
package io.softdelete.benchmarks;
