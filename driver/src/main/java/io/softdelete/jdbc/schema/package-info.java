/** What the driver asks the live database, lazily and on the delegate's own connection. */
package io.softdelete.jdbc.schema;
