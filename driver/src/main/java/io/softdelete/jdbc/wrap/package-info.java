/**
 * The JDBC objects that an application holds. The classes here hold overrides only; the forwarding
 * classes below them are generated at build time. A child is always made with its parent, so that
 * no way leads from one of ours to the delegate's but {@code unwrap}.
 */
package io.softdelete.jdbc.wrap;
