/** Carries UNDELETE, PURGE and ERASE out. */
package io.softdelete.jdbc.verb;
