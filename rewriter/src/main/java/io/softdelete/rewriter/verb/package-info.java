/** UNDELETE, PURGE and ERASE: what such a statement names, and the SQL that carries it out. */
package io.softdelete.rewriter.verb;
