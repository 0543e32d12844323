package io.softdelete.cli.schema;

import io.softdelete.cli.schema.RowSecurity.Policy;
import io.softdelete.cli.schema.StoredCode.Kind;
import io.softdelete.jdbc.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL 13 and later. */
record PostgresQueries() implements SchemaQueries {
  private static final String COLUMNS =
      """
      SELECT n.nspname AS table_schema, c.relname AS table_name, a.attname AS column_name,
             pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
             CASE WHEN a.atttypid IN (1042, 1043) AND a.atttypmod > 4 THEN a.atttypmod - 4
                  ELSE 0 END AS length,
             a.attnotnull AS not_null,
             a.attidentity <> '' OR COALESCE(
               pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS numbered,
             false AS invisible,
             CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                  END AS by_default,
             CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                  END AS generation
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                                      AND NOT a.attisdropped
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       ORDER BY n.nspname, c.relname, a.attnum
      """;

  private static final String INDEX_PARTS =
      """
      SELECT n.nspname AS table_schema, c.relname AS table_name, ic.relname AS index_name,
             k.conname AS constraint_name, i.indisprimary AS is_primary,
             i.indisunique AS is_unique,
             COALESCE((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
               AS nulls_equal,
             pg_catalog.pg_get_indexdef(i.indexrelid, p.n, true) AS part,
             a.attname AS column_name,
             pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
        JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnkeyatts) p(n)
        LEFT JOIN pg_catalog.pg_attribute a
          ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.n - 1] AND a.attnum <> 0
        LEFT JOIN pg_catalog.pg_constraint k
          ON k.conindid = i.indexrelid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x')
       WHERE i.indisvalid AND c.relpersistence <> 't'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       ORDER BY n.nspname, c.relname, NOT i.indisprimary, ic.relname, p.n
      """;

  private static final String WHOLES =
      """
      SELECT n.nspname, c.relname, pn.nspname, p.relname
        FROM pg_catalog.pg_inherits i
        JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
       WHERE c.relkind IN ('r', 'p')
       ORDER BY i.inhrelid, i.inhseqno DESC
      """;

  /** Policies for roles that the asking user has nothing to do with are left out. */
  private static final String SECURITY =
      """
      WITH RECURSIVE mine (oid) AS (
        SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
         UNION
        SELECT m.roleid FROM pg_catalog.pg_auth_members m JOIN mine ON mine.oid = m.member)
      SELECT n.nspname, c.relname, p.polname,
             CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                           WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
             p.polpermissive, COALESCE(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ''),
             COALESCE(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '')
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_policy p
          ON p.polrelid = c.oid
         AND (p.polroles = '{0}' OR EXISTS (SELECT FROM mine WHERE mine.oid = ANY (p.polroles)))
       WHERE c.relrowsecurity
       ORDER BY 1, 2, 3
      """;

  private static final String DELETIONS =
      "SELECT schemaname, relname, n_tup_del FROM pg_catalog.pg_stat_user_tables"
          + " WHERE n_tup_del > 0";

  private static final String CODE =
      """
      SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED_VIEW' END AS kind,
             n.nspname AS own_schema, c.relname AS own_name, NULL AS table_schema,
             NULL AS table_name, '' AS event, pg_catalog.pg_get_viewdef(c.oid) AS definition
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.objid = c.oid AND d.deptype = 'e')
       UNION ALL
      SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, p.proname,
             NULL, NULL, '', COALESCE(NULLIF(p.prosrc, ''), pg_catalog.pg_get_functiondef(p.oid))
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_language l ON l.oid = p.prolang
       WHERE p.prokind IN ('f', 'p') AND l.lanname NOT IN ('c', 'internal')
         AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.objid = p.oid AND d.deptype = 'e')
       UNION ALL
      SELECT 'TRIGGER', n.nspname, t.tgname, n.nspname, c.relname,
             CASE WHEN t.tgtype & 8 <> 0 OR t.tgtype & 32 <> 0 THEN 'DELETE' ELSE 'OTHER' END,
             pg_catalog.pg_get_triggerdef(t.oid)
        FROM pg_catalog.pg_trigger t
        JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE NOT t.tgisinternal
       UNION ALL
      SELECT 'RULE', n.nspname, r.rulename, n.nspname, c.relname,
             CASE r.ev_type WHEN '4' THEN 'DELETE' ELSE 'OTHER' END,
             pg_catalog.pg_get_ruledef(r.oid)
        FROM pg_catalog.pg_rewrite r
        JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE r.rulename <> '_RETURN' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       ORDER BY 1, 2, 3
      """;

  @Override
  public String columns() {
    return COLUMNS;
  }

  @Override
  public String indexParts() {
    return INDEX_PARTS;
  }

  @Override
  public Map<TableName, TableName> wholes(Connection connection) throws SQLException {
    Map<TableName, TableName> wholes = new LinkedHashMap<>();
    Answers.ask(
        connection, WHOLES, row -> Optional.ofNullable(wholes.put(name(row, 1), name(row, 3))));
    return wholes;
  }

  @Override
  public Map<TableName, RowSecurity> security(Connection connection) throws SQLException {
    Map<TableName, RowSecurity> found = new LinkedHashMap<>();
    Answers.ask(
        connection,
        SECURITY,
        row -> {
          List<Policy> policies =
              new ArrayList<>(found.getOrDefault(name(row, 1), RowSecurity.NONE).policies());
          if (row.getString(3) != null) {
            policies.add(
                new Policy(
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getString(6),
                    row.getString(7)));
          }
          return Optional.ofNullable(found.put(name(row, 1), new RowSecurity(true, policies)));
        });
    return found;
  }

  @Override
  public Map<TableName, Long> deletions(Connection connection) throws SQLException {
    Map<TableName, Long> deletions = new LinkedHashMap<>();
    Answers.ask(
        connection,
        DELETIONS,
        row -> Optional.ofNullable(deletions.put(name(row, 1), row.getLong(3))));
    return deletions;
  }

  @Override
  public List<StoredCode> code(Connection connection) throws SQLException {
    return Answers.ask(
        connection,
        CODE,
        row ->
            new StoredCode(
                Kind.valueOf(row.getString("kind")),
                name(row, 2),
                row.getString("table_name") == null ? Optional.empty() : Optional.of(name(row, 4)),
                row.getString("event"),
                row.getString("definition")));
  }

  private static TableName name(ResultSet row, int first) throws SQLException {
    return new TableName(row.getString(first), row.getString(first + 1));
  }
}
