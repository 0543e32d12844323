/** Rewrites SQL so that it sees active rows only: text in, text out, without a database. */
package io.softdelete.rewriter;
