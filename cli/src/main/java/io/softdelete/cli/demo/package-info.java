/** The command {@code demo}: statements through the driver beside a plain connection. */
@org.jspecify.annotations.NullMarked
package io.softdelete.cli.demo;
