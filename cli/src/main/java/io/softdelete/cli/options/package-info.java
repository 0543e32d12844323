/** Options that several commands take. */
package io.softdelete.cli.options;
