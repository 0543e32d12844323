/** What becomes of SQL. */
package io.softdelete.cli.explain;
