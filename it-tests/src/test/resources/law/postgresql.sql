--- CREATE TABLE AS
--- on postgresql
CREATE TABLE copy AS SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
--- then
SELECT * FROM copy

--- CREATE TEMPORARY TABLE AS with names
--- on postgresql
CREATE TEMPORARY TABLE copy (a, b) ON COMMIT DROP AS SELECT id, name FROM customers WHERE vip
--- then
SELECT a, b FROM copy

--- SELECT INTO
--- on postgresql
SELECT id, name INTO TEMPORARY copy FROM customers
--- then
SELECT id, name FROM copy

--- CREATE VIEW
--- on postgresql
CREATE VIEW buyers AS SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
--- then
SELECT id, name FROM buyers

--- CREATE MATERIALIZED VIEW
--- on postgresql
CREATE MATERIALIZED VIEW buyers AS SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id
--- then
SELECT * FROM buyers

--- PREPARE and EXECUTE
--- on postgresql
PREPARE big (int) AS SELECT id FROM customers WHERE balance > $1
--- then
EXECUTE big (30)
--- then
DEALLOCATE big

--- PREPARE of a DELETE
--- on postgresql
PREPARE gone (int) AS DELETE FROM customers WHERE id > $1
--- then
EXECUTE gone (3)
--- then
DEALLOCATE gone

--- DECLARE and FETCH
--- on postgresql
DECLARE every CURSOR FOR SELECT id, name FROM customers ORDER BY id
--- then
FETCH 3 FROM every
--- then
FETCH ALL FROM every

--- JSON operators
--- on postgresql
SELECT id, JSONB_BUILD_OBJECT('name', name) ->> 'name' AS name FROM customers WHERE JSONB_BUILD_OBJECT('id', id) @> '{"id": 1}' OR vip

--- arrays
--- on postgresql
SELECT id FROM customers WHERE id = ANY (ARRAY[1, 2, 3]) AND city = ANY (SELECT city FROM regions)

--- a regular expression
--- on postgresql
SELECT id FROM customers WHERE name ~* '^a' OR name !~ 'e'

--- a function in FROM
--- on postgresql
SELECT g.n, COUNT(o.number) FROM generate_series(1, 10) AS g (n) LEFT JOIN orders o ON o.customer_id = g.n GROUP BY g.n

--- a function in FROM with ordinality, beside a table
--- on postgresql
SELECT c.id, u.word FROM customers c, UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS u (word, place) WHERE u.place <= c.id

--- ROWS FROM
--- on postgresql
SELECT c.id, r.a FROM customers c LEFT JOIN ROWS FROM (generate_series(1, 3), generate_series(1, 2)) AS r (a, b) ON r.a = c.id

--- ONLY
--- on postgresql
SELECT id FROM ONLY customers WHERE id > 2

--- a composite of a row
--- on postgresql
SELECT (c).name, c.id FROM customers c

--- a whole row
--- on postgresql
SELECT c FROM crm.customers c

--- a whole row as json
--- on postgresql
SELECT TO_JSON(c)::text FROM crm.customers c

--- a whole row that is NULL on the nullable side
--- on postgresql
SELECT o.number, c IS NULL FROM orders o LEFT JOIN customers c ON c.id = o.customer_id

--- a count of whole rows on the nullable side
--- on postgresql
SELECT o.number, COUNT(c) FROM orders o LEFT JOIN customers c ON c.id = o.customer_id GROUP BY o.number

--- the system column of the row
--- on postgresql
SELECT COUNT(ctid) FROM customers

--- COALESCE of a full join's keys
--- on postgresql
--- ordered
SELECT COALESCE(c.id, o.customer_id) AS k, COUNT(*) FROM customers c FULL JOIN orders o ON o.customer_id = c.id GROUP BY 1 ORDER BY 1

--- IS DISTINCT FROM
--- on postgresql
SELECT c.id FROM customers c JOIN regions r ON r.city IS NOT DISTINCT FROM c.city
--- a whole row of a full join
--- on postgresql
SELECT c, o.number FROM crm.customers c FULL JOIN orders o ON o.customer_id = c.id

--- a full join with the system column
--- on postgresql
SELECT COUNT(c.ctid), COUNT(*) FROM customers c FULL JOIN orders o ON o.customer_id = c.id

--- a full join grouped by a key that the other columns depend on
--- on postgresql
SELECT p.number, p.name, COUNT(i.id) FROM products p FULL JOIN items i ON i.product_id = p.id GROUP BY p.number

--- USING on the nullable side, grouped by a key that the other columns depend on
--- on postgresql
SELECT p.number, p.name, COUNT(*) FROM items LEFT JOIN products p USING (id) GROUP BY p.number

--- a sample on the nullable side of USING
--- on postgresql
SELECT i.id, p.number, p.tableoid::regclass FROM items i LEFT JOIN products p TABLESAMPLE SYSTEM (100) USING (id)

--- RETURNING the marker within expressions that keep its name
--- on postgresql
DELETE FROM customers WHERE id < 4 RETURNING deleted_at::text, (customers.deleted_at), CAST(deleted_at AS date), CASE WHEN id > 1 THEN NULL ELSE deleted_at END

--- RETURNING the row within expressions that keep its name
--- on postgresql
DELETE FROM orders WHERE id < 4 RETURNING orders::text, (deleted_by), deleted_by::text

--- merge_action() and the marker within expressions that keep their names
--- on postgresql
MERGE INTO customers c USING regions r ON c.id = r.id WHEN MATCHED THEN DELETE RETURNING merge_action()::varchar(3), (merge_action()), (c.deleted_at), c.deleted_at::date

--- a query's rows as an array of a type
--- on postgresql
SELECT id, JSON_ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id RETURNING jsonb) FROM customers c

--- the whole row of a MERGE
--- on postgresql
MERGE INTO customers c USING regions r ON c.id = r.id WHEN MATCHED AND c.id < 3 THEN DELETE WHEN MATCHED THEN UPDATE SET name = r.name WHEN NOT MATCHED THEN DO NOTHING RETURNING merge_action(), c, c::text, to_jsonb(c), (c).name, c.*
