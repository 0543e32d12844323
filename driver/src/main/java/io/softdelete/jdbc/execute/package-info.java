/**
 * What happens to a text between the application and the delegate: rewriting, caching, guarding.
 */
package io.softdelete.jdbc.execute;
