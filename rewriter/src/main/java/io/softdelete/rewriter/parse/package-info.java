/**
 * The structure of statements: query blocks, their FROM clauses and conditions, the targets of DML.
 *
 * <p>Expressions stay opaque: what matters in them are the sub-queries, and those begin with a
 * bracket and a keyword. Every keyword that could begin a table reference must have been claimed by
 * a structure, else the statement is refused; so what isn't understood can't hide a table.
 */
package io.softdelete.rewriter.parse;
