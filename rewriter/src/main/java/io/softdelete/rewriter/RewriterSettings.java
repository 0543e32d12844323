package io.softdelete.rewriter;

import io.softdelete.catalog.Catalog;

/**
 * All that a rewriting depends on but the text and the live schema. Immutable; equal settings give
 * equal rewritings, so they are the key under which rewritings are shared.
 *
 * @param catalog the registered tables
 * @param dialect the syntax
 * @param folding how names compare
 * @param visibility what a statement without a hint sees
 * @param hints which hints are honoured
 */
public record RewriterSettings(
    Catalog catalog, Dialect dialect, Folding folding, Visibility visibility, HintPolicy hints) {}
