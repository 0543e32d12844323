/** A JDBC driver that wraps another one and rewrites the SQL that it is given. */
@org.jspecify.annotations.NullMarked
module io.softdelete.jdbc {
  requires transitive java.sql;
  requires io.softdelete.rewriter;
  requires com.github.benmanes.caffeine;
  requires static transitive org.jspecify;

  exports io.softdelete.jdbc;

  uses java.sql.Driver;

  provides java.sql.Driver with
      io.softdelete.jdbc.SoftDeleteDriver;
}
