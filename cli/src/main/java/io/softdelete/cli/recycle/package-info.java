/** What is done with deleted rows. */
package io.softdelete.cli.recycle;
