/** A live schema as an immutable model, and how it is read from each database. */
package io.softdelete.cli.schema;
