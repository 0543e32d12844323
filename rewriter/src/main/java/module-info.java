/** Rewrites SQL text so that deleted rows are invisible; needs no database. */
@org.jspecify.annotations.NullMarked
module io.softdelete.rewriter {
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports io.softdelete.catalog;
  exports io.softdelete.rewriter;
  exports io.softdelete.rewriter.verb;
}
