/** What happens to each table reference and statement, and the edits that carry it out. */
package io.softdelete.rewriter.plan;
