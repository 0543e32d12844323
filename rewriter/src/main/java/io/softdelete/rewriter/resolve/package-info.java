/** Which names of a statement are registered tables. */
package io.softdelete.rewriter.resolve;
