package io.softdelete.rewriter.text;

import java.util.Arrays;
import java.util.Locale;

/** The words that the structure of a statement hangs on. All other words are {@link #NONE}. */
public enum Keyword {
  NONE,
  ABORT,
  ALTER,
  ANALYZE,
  APPLY,
  AS,
  ATOMIC,
  BEGIN,
  CALL,
  CASCADED,
  CHECK,
  CHECKPOINT,
  CLOSE,
  CLUSTER,
  COMMENT,
  COMMIT,
  CONFLICT,
  CONNECT,
  COPY,
  CREATE,
  CROSS,
  CURRENT,
  CURSOR,
  CYCLE,
  DATA,
  DEALLOCATE,
  DECLARE,
  DEFAULT,
  DELETE,
  DESC,
  DESCRIBE,
  DISCARD,
  DISTINCT,
  DO,
  DROP,
  DUPLICATE,
  END,
  ERASE,
  EXCEPT,
  EXECUTE,
  EXPLAIN,
  FETCH,
  FINAL,
  FOR,
  FORCE,
  FROM,
  FULL,
  FUNCTION,
  GRANT,
  GROUP,
  HAVING,
  IGNORE,
  IMMEDIATE,
  IMPORT,
  INHERIT,
  INHERITS,
  INNER,
  INSERT,
  INTERSECT,
  INTO,
  IS,
  JOIN,
  KEY,
  LATERAL,
  LEFT,
  LIMIT,
  LISTEN,
  LOCAL,
  LOCK,
  LOW_PRIORITY,
  MATERIALIZED,
  MERGE,
  MINUS,
  MOVE,
  NATURAL,
  NEW,
  NO,
  NOT,
  NOTIFY,
  OF,
  OFFSET,
  OJ,
  OLD,
  ON,
  ONLY,
  ORDER,
  ORDINALITY,
  OUTER,
  OVERRIDING,
  PARTITION,
  PIVOT,
  PLAN,
  PREPARE,
  PROCEDURE,
  PURGE,
  QUALIFY,
  RECURSIVE,
  REFRESH,
  REINDEX,
  RELEASE,
  RENAME,
  REPEATABLE,
  REPLACE,
  RESET,
  RESTRICT,
  RETURNING,
  REVOKE,
  RIGHT,
  ROLLBACK,
  ROWS,
  RUNSCRIPT,
  SAVEPOINT,
  SEARCH,
  SELECT,
  SET,
  SHOW,
  START,
  STRAIGHT_JOIN,
  TABLE,
  TABLESAMPLE,
  TEMP,
  TEMPORARY,
  TIES,
  TO,
  TRIGGER,
  TRUNCATE,
  UESCAPE,
  UNDELETE,
  UNION,
  UNLISTEN,
  UNPIVOT,
  UPDATE,
  USE,
  USING,
  VACUUM,
  VALUES,
  VERBOSE,
  VIEW,
  WHEN,
  WHERE,
  WINDOW,
  WITH,
  WITHIN;

  private static final int SLOTS = 1024;
  private static final Keyword[] TABLE_BY_HASH = table();

  /** The keyword that a word of a text is, in any case. */
  public static Keyword of(String text, int from, int to) {
    int slot = hash(text, from, to);
    for (; ; slot = (slot + 1) & (SLOTS - 1)) {
      Keyword candidate = TABLE_BY_HASH[slot];
      if (candidate == NONE) {
        return NONE;
      }
      String name = candidate.name();
      if (name.length() == to - from && text.regionMatches(true, from, name, 0, name.length())) {
        return candidate;
      }
    }
  }

  private static Keyword[] table() {
    Keyword[] table = new Keyword[SLOTS];
    Arrays.fill(table, NONE);
    for (Keyword keyword : values()) {
      if (keyword != NONE) {
        String name = keyword.name().toLowerCase(Locale.ROOT);
        int slot = hash(name, 0, name.length());
        while (table[slot] != NONE) {
          slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = keyword;
      }
    }
    return table;
  }

  private static int hash(String text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + (text.charAt(i) | 0x20);
    }
    return (hash ^ (hash >>> 10)) & (SLOTS - 1);
  }
}
