/** What the Java API asks of deleted rows. */
package io.softdelete.jdbc.bin;
