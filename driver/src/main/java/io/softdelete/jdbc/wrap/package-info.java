/** The JDBC objects that an application holds: overrides only, the rest is generated. */
package io.softdelete.jdbc.wrap;
