package io.softdelete.cli.ddl;

/**
 * A column that is to be added. Immutable.
 *
 * @param name as it is written into SQL
 * @param type its type
 * @param rest its default and constraints, each after a blank; may be empty
 * @param visibility whether {@code SELECT *} shows it
 */
record NewColumn(String name, String type, String rest, Ddl.Visibility visibility) {
  /** A column that may be NULL and that old code needn't know. */
  static NewColumn hidden(String name, String type) {
    return new NewColumn(name, type, "", Ddl.Visibility.HIDDEN);
  }

  /** A column of a table that is new. */
  static NewColumn visible(String name, String type, String rest) {
    return new NewColumn(name, type, rest, Ddl.Visibility.VISIBLE);
  }
}
