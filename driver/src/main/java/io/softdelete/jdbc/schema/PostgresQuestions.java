package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** PostgreSQL and what speaks its language. */
record PostgresQuestions() implements Questions {
  private static final String SCHEMA =
      """
      SELECT n.nspname
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.oid = pg_catalog.to_regclass(?)
         AND c.relpersistence <> 't'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname,
             CASE WHEN t.typbasetype = 0 THEN pg_catalog.format_type(a.atttypid, a.atttypmod)
                  ELSE pg_catalog.format_type(t.typbasetype, t.typtypmod) END,
             a.attgenerated <> '', a.attidentity <> '', a.attnotnull, a.atthasdef,
             a.attidentity <> '' OR a.atthasdef
             AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', a.attidentity = 'a',
             CASE WHEN a.atttypid IN (1042, 1043) AND a.atttypmod > 4 THEN a.atttypmod - 4
                  ELSE 0 END,
             pg_catalog.pg_get_expr(d.adbin, d.adrelid)
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
       ORDER BY a.attnum
      """;

  private static final String PRIMARY_KEY =
      """
      SELECT a.attname
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indisprimary AND i.indrelid = pg_catalog.to_regclass(?)
       ORDER BY pg_catalog.array_position(i.indkey::int2[], a.attnum)
      """;

  private static final String UNIQUE_KEYS =
      """
      SELECT c.relname, i.indisprimary, NOT i.indimmediate, i.indisexclusion,
             COALESCE((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
             pg_catalog.pg_get_expr(i.indpred, i.indrelid),
             pg_catalog.pg_get_indexdef(i.indexrelid, k.n, true), a.attname
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
       CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts) k(n)
        LEFT JOIN pg_catalog.pg_attribute a
          ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1] AND a.attnum <> 0
       WHERE i.indrelid = pg_catalog.to_regclass(?) AND (i.indisunique OR i.indisexclusion)
       ORDER BY NOT i.indisprimary, c.relname, k.n
      """;

  /** In the order in which the server looks at them; copies for parents' partitions included. */
  private static final String FOREIGN_KEYS =
      """
      SELECT k.oid, k.conname, cn.nspname, c.relname, pn.nspname, p.relname,
             CASE k.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'
                                WHEN 'd' THEN 'SET DEFAULT' WHEN 'r' THEN 'RESTRICT'
                                ELSE 'NO ACTION' END,
             k.condeferred, ca.attname, pa.attname,
             CASE WHEN pg_catalog.jsonb_typeof(pg_catalog.to_jsonb(k) -> 'confdelsetcols') = 'array'
                  THEN pg_catalog.to_jsonb(k) -> 'confdelsetcols' @> pg_catalog.to_jsonb(ca.attnum)
                  ELSE true END
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
        JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
       CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey))
             WITH ORDINALITY AS pair (child, parent, place)
        JOIN pg_catalog.pg_attribute ca ON ca.attrelid = c.oid AND ca.attnum = pair.child
        JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attnum = pair.parent
        LEFT JOIN pg_catalog.pg_constraint whole ON whole.oid = k.conparentid
       WHERE k.contype = 'f' AND (k.conparentid = 0 OR whole.conrelid = k.conrelid)
       ORDER BY k.oid, pair.place
      """;

  /** A replica runs none of the triggers by which keys are enforced; not all servers have it. */
  private static final String REPLICATION_ROLE =
      "SELECT pg_catalog.current_setting('session_replication_role', true)";

  private static final String ROW_KEYS =
      """
      SELECT i.indexrelid, n.nspname, c.relname, a.attname
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN LATERAL pg_catalog.unnest(i.indkey::smallint[])
             WITH ORDINALITY AS part (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.attnum
       WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
         AND part.place <= i.indnkeyatts
         AND i.indrelid IN (SELECT k.conrelid FROM pg_catalog.pg_constraint k
                             WHERE k.contype = 'f'
                             UNION
                            SELECT k.confrelid FROM pg_catalog.pg_constraint k
                             WHERE k.contype = 'f')
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute o
                          WHERE o.attrelid = c.oid AND NOT o.attnotnull
                            AND o.attnum = ANY (i.indkey::smallint[]))
       ORDER BY i.indisprimary DESC, i.indexrelid, part.place
      """;

  private static final String DESCENDANTS =
      """
      WITH RECURSIVE family (ancestor, descendant, distance) AS (
        SELECT inhparent, inhrelid, 1 FROM pg_catalog.pg_inherits
         UNION
        SELECT f.ancestor, i.inhrelid, f.distance + 1
          FROM family f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.descendant)
      SELECT an.nspname, a.relname, dn.nspname, d.relname
        FROM family f
        JOIN pg_catalog.pg_class a ON a.oid = f.ancestor
        JOIN pg_catalog.pg_namespace an ON an.oid = a.relnamespace
        JOIN pg_catalog.pg_class d ON d.oid = f.descendant
        JOIN pg_catalog.pg_namespace dn ON dn.oid = d.relnamespace
       WHERE d.relkind IN ('r', 'p', 'f') AND d.relpersistence <> 't'
       ORDER BY f.distance, 1, 2
      """;

  private static final String LEXING =
      "SELECT pg_catalog.current_setting('standard_conforming_strings', true)";

  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    return Questions.ask(connection, SCHEMA, row -> row.getString(1), quoted(table)).stream()
        .findFirst();
  }

  @Override
  public List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    return Questions.ask(connection, COLUMNS, PostgresQuestions::column, qualified(schema, table));
  }

  private static Session.Column column(ResultSet row) throws SQLException {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    List<Trait> asked =
        List.of(
            Trait.GENERATED,
            Trait.IDENTITY,
            Trait.NOT_NULL,
            Trait.DEFAULT,
            Trait.NUMBERED,
            Trait.ALWAYS_NUMBERED);
    for (int i = 0; i < asked.size(); i++) {
      if (row.getBoolean(3 + i)) {
        traits.add(asked.get(i));
      }
    }
    boolean given = !traits.contains(Trait.NUMBERED) && !traits.contains(Trait.GENERATED);
    return new Session.Column(
        row.getString(1),
        row.getString(2),
        row.getInt(9),
        traits,
        given ? Optional.ofNullable(row.getString(10)) : Optional.empty());
  }

  @Override
  public List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    return Questions.ask(
        connection, PRIMARY_KEY, row -> row.getString(1), qualified(schema, table));
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Map<String, UniqueKey> keys = new LinkedHashMap<>();
    for (UniqueKey part :
        Questions.ask(
            connection, UNIQUE_KEYS, PostgresQuestions::keyOfOnePart, qualified(schema, table))) {
      keys.merge(part.name(), part, PostgresQuestions::joined);
    }
    return List.copyOf(keys.values());
  }

  private static UniqueKey keyOfOnePart(ResultSet row) throws SQLException {
    Set<UniqueKey.Trait> traits = EnumSet.noneOf(UniqueKey.Trait.class);
    UniqueKey.Trait[] columns = {
      UniqueKey.Trait.PRIMARY,
      UniqueKey.Trait.DEFERRABLE,
      UniqueKey.Trait.EXCLUSION,
      UniqueKey.Trait.NULLS_EQUAL
    };
    for (int i = 0; i < columns.length; i++) {
      if (row.getBoolean(i + 2)) {
        traits.add(columns[i]);
      }
    }
    return new UniqueKey(
        row.getString(1),
        traits,
        List.of(new UniqueKey.Part(row.getString(7), Optional.ofNullable(row.getString(8)))),
        Optional.ofNullable(row.getString(6)));
  }

  private static UniqueKey joined(UniqueKey key, UniqueKey more) {
    return new UniqueKey(
        key.name(),
        key.traits(),
        Stream.concat(key.parts().stream(), more.parts().stream()).toList(),
        key.predicate());
  }

  private static String qualified(Optional<String> schema, String table) {
    return schema.map(name -> quoted(name) + '.').orElse("") + quoted(table);
  }

  @Override
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    return KeyRows.foreignKeys(Questions.ask(connection, FOREIGN_KEYS, KeyRows::foreignKeyRow));
  }

  @Override
  public List<RowKey> rowKeys(Connection connection) throws SQLException {
    return KeyRows.rowKeys(Questions.ask(connection, ROW_KEYS, KeyRows::rowKeyRow));
  }

  @Override
  public List<Descendant> descendants(Connection connection) throws SQLException {
    return Questions.ask(
        connection,
        DESCENDANTS,
        row ->
            new Descendant(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  @Override
  public boolean enforcesKeys(Connection connection) throws SQLException {
    return !Questions.ask(connection, REPLICATION_ROLE, row -> "replica".equals(row.getString(1)))
        .contains(true);
  }

  @Override
  public LexingMode lexingMode(Connection connection) throws SQLException {
    boolean off =
        Questions.ask(connection, LEXING, row -> "off".equals(row.getString(1))).contains(true);
    return new LexingMode(off, true, false);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
