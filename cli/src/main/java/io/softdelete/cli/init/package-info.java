/** A first catalog, proposed from a live schema. */
package io.softdelete.cli.init;
