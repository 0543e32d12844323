/** The driver and the data source: what an application configures. */
package io.softdelete.jdbc;
