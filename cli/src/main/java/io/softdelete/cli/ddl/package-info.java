/** The migration that makes a live schema fit its catalog. */
package io.softdelete.cli.ddl;
