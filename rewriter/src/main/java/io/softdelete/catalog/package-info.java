/**
 * The catalog: which tables are registered and what a deletion means for each, as immutable
 * records.
 */
package io.softdelete.catalog;
