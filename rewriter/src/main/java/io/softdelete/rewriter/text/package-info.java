/** The text as tokens, and edits on it. */
package io.softdelete.rewriter.text;
