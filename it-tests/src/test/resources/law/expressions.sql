--- typed literals
--- not on mariadb
SELECT id, DATE '2020-01-01', TIME '10:00:00', TIMESTAMP '2020-01-01 10:00:00', INTERVAL '1' DAY FROM customers WHERE since > DATE '2019-01-01' + INTERVAL '1' YEAR

--- functions with words in them
SELECT EXTRACT(MONTH FROM since), POSITION('a' IN name), SUBSTRING(name FROM 2 FOR 2), TRIM(BOTH 'a' FROM name), CAST(balance AS DECIMAL(10, 2)) FROM customers

--- OVERLAY
--- on postgresql
SELECT OVERLAY(name PLACING 'x' FROM 1 FOR 1) FROM customers

--- LIKE in its forms
--- not on mariadb
SELECT id FROM customers WHERE name LIKE 'A%' OR name NOT LIKE '%e%' OR name LIKE '%s' ESCAPE '\'

--- ILIKE
--- not on mariadb
SELECT id FROM customers WHERE name ILIKE 'a%'

--- SIMILAR TO
--- on postgresql
SELECT id FROM customers WHERE name SIMILAR TO '(A|B)%'

--- BETWEEN SYMMETRIC
--- not on mariadb
SELECT id FROM customers WHERE balance BETWEEN SYMMETRIC 100 AND 0

--- IS TRUE and its kin
SELECT id, vip IS TRUE, vip IS NOT FALSE, vip IS UNKNOWN FROM customers WHERE vip IS NOT FALSE

--- row values
SELECT id FROM customers WHERE (city, vip) = ('Rome', TRUE) OR (id, balance) > (5, 0)

--- row values in IN
SELECT id FROM customers WHERE (id, city) IN ((1, 'Rome'), (2, 'Oslo'), (9, 'Lima'))

--- CASE in every clause
SELECT CASE WHEN vip THEN 1 END, COUNT(*) FROM customers WHERE CASE id WHEN 1 THEN FALSE ELSE TRUE END GROUP BY CASE WHEN vip THEN 1 END HAVING CASE WHEN COUNT(*) > 0 THEN TRUE END

--- NULLIF, COALESCE, GREATEST and LEAST
SELECT NULLIF(id, 3), COALESCE(name, city, '?'), GREATEST(id, balance), LEAST(id, balance) FROM customers

--- string concatenation of many
--- not on mariadb
SELECT name || '-' || city || '-' || CAST(id AS VARCHAR) FROM customers

--- arithmetic with brackets and signs
SELECT -(-id), +id, (id + 1) * (id - 1) / 2, MOD(id, 3), id % 2 FROM customers

--- comparisons in the select list
SELECT id, id > 3, id = 3 OR vip, NOT vip, id IN (1, 2), name IS NULL, id BETWEEN 1 AND 4 FROM customers

--- EXISTS and IN in the select list
SELECT id, EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id), id IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL) FROM customers c

--- quantified comparisons over VALUES
SELECT id FROM customers WHERE id = ANY (VALUES (1), (2), (9))

--- arrays
--- on postgresql
SELECT id, ARRAY[id, balance], (ARRAY[1, 2, 3])[2], (ARRAY[1, 2, 3, 4])[2:3] FROM customers WHERE id = ANY (ARRAY[1, 2, 3]) AND NOT ARRAY[id] && ARRAY[2]

--- JSON
--- on postgresql
SELECT id, ('{"a": {"b": 1}}'::jsonb #>> '{a,b}')::int, '{"a": 1}'::json -> 'a', jsonb '{"x": 2}' ->> 'x' FROM customers WHERE '{"a": 1}'::jsonb @> '{"a": 1}'

--- JSON path
--- on postgresql
SELECT id FROM customers WHERE jsonb_path_exists(jsonb_build_object('n', balance), '$.n ? (@ > 50)')

--- AT TIME ZONE
--- on postgresql
SELECT id, (since::timestamp AT TIME ZONE 'UTC')::date FROM customers

--- COLLATE
--- on postgresql
--- ordered
SELECT id FROM customers ORDER BY name COLLATE "C" DESC NULLS LAST, id

--- OVERLAPS
--- on postgresql
SELECT id FROM customers WHERE (since, INTERVAL '1 year') OVERLAPS (DATE '2020-01-01', DATE '2021-01-01')

--- casts of every kind
--- on postgresql
SELECT id::text, CAST(id AS text), text(id), int4 '7', balance::numeric(10, 2), '1 day'::interval FROM customers

--- full-text search
--- on postgresql
SELECT id FROM customers WHERE to_tsvector('simple', COALESCE(name, '')) @@ to_tsquery('simple', 'ada | ben')

--- ranges
--- on postgresql
SELECT id FROM customers WHERE int4range(1, 5) @> id AND daterange('2019-01-01', '2022-01-01') && daterange(since, NULL)

--- an operator by its schema
--- on postgresql
SELECT id OPERATOR(pg_catalog.+) 1 FROM customers WHERE id OPERATOR(pg_catalog.>) 2

--- named arguments
--- on postgresql
SELECT id, make_date(year => 2020, month => id, day => 1) FROM customers

--- VARIADIC
--- on postgresql
SELECT id, CONCAT_WS('-', VARIADIC ARRAY[name, city]) FROM customers

--- aggregates with ORDER BY, DISTINCT and FILTER
--- on postgresql
SELECT STRING_AGG(DISTINCT city, ',' ORDER BY city), ARRAY_AGG(id ORDER BY id DESC) FILTER (WHERE vip), COUNT(*) FILTER (WHERE NOT vip) FROM customers

--- a window with a frame of groups and an exclusion
--- on postgresql
SELECT number, SUM(total) OVER (ORDER BY customer_id GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) FROM orders

--- a window that builds on a named one
--- on postgresql
SELECT number, SUM(total) OVER (w ORDER BY number) FROM orders WINDOW w AS (PARTITION BY customer_id)

--- GROUP BY DISTINCT
--- on postgresql
SELECT city, vip, COUNT(*) FROM customers GROUP BY DISTINCT ROLLUP (city, vip), ROLLUP (city)

--- an empty select list
--- on postgresql
SELECT FROM customers WHERE vip

--- ORDER BY USING
--- on postgresql
--- ordered
SELECT id FROM customers ORDER BY id USING >

--- SELECT ALL
SELECT ALL id FROM customers

--- FETCH FIRST ROW ONLY
--- not on mariadb
--- ordered
SELECT number FROM orders ORDER BY total DESC NULLS LAST, number FETCH FIRST ROW ONLY

--- USING with an alias
--- on postgresql
SELECT u.id, c.name FROM customers c JOIN items i USING (id) AS u

--- TABLE in WITH
--- on postgresql
WITH c AS (TABLE customers) SELECT id FROM c

--- TABLE in IN
--- on postgresql
SELECT id FROM regions WHERE id IN (SELECT id FROM customers) AND EXISTS (TABLE customers)

--- two locking clauses
--- on postgresql
SELECT c.id, o.number FROM customers c JOIN orders o ON o.customer_id = c.id FOR UPDATE OF c FOR SHARE OF o

--- FOR NO KEY UPDATE NOWAIT
--- on postgresql
SELECT id FROM customers FOR NO KEY UPDATE NOWAIT

--- a table with a star
--- on postgresql
SELECT id FROM customers *

--- JOIN ONLY
--- on postgresql
SELECT c.id, o.number FROM customers c LEFT JOIN ONLY orders o ON o.customer_id = c.id

--- a JSON table
--- on postgresql
SELECT c.id, j.n FROM customers c, JSON_TABLE('[1, 2, 9]', '$[*]' COLUMNS (n int PATH '$')) AS j WHERE j.n = c.id

--- UPDATE of a row from ROW
--- on postgresql
UPDATE customers SET (name, balance) = ROW ('x', 1) WHERE id < 4

--- UPDATE ONLY
--- on postgresql
UPDATE ONLY customers SET name = 'x' WHERE vip

--- an INSERT in WITH of an INSERT
--- on postgresql
WITH a AS (INSERT INTO customers (id, name) SELECT id + 20, name FROM products RETURNING id), b AS (DELETE FROM orders WHERE total < 50 RETURNING number) SELECT (SELECT COUNT(*) FROM a), (SELECT COUNT(*) FROM b), (SELECT COUNT(*) FROM customers)
