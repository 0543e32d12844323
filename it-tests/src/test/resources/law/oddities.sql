--- deleted rows are looked for and there are none
SELECT id, deleted_at FROM customers WHERE deleted_at IS NOT NULL

--- deleted rows are looked for by OR
SELECT number FROM orders WHERE is_deleted OR total > 50

--- deleted rows are counted
SELECT COUNT(*), COUNT(deleted_at) FROM customers

--- a name in other quotes is another name
--- on postgresql
--- fails
--- toothless: it fails either way
SELECT id FROM "CUSTOMERS"

--- a name in other quotes is another name, on H2
--- on h2
--- fails
--- toothless: it fails either way
SELECT id FROM "customers"

--- a name spelled by code points
--- on postgresql
SELECT id FROM U&"\0063ustomers"

--- a name spelled by code points with an escape of its own
--- on postgresql
--- refusable: the scanner reads no UESCAPE
SELECT c.id FROM U&"!0063ustomer!0073" UESCAPE '!' AS c

--- a name spelled by code points, on H2
--- on h2
SELECT ID FROM U&"\0043USTOMERS"

--- the DELETE of a name spelled by code points
--- on postgresql
DELETE FROM U&"c\0075stomers" WHERE id < 4

--- white space around the dot
--- not on mariadb
SELECT c.id FROM public . customers c LEFT JOIN crm
.
customers k ON k.id = c.id

--- comments around the dot
--- not on mariadb
SELECT id FROM public/* a */./* b */customers -- .

--- form feed and vertical tab are white space
--- on postgresql
SELECTidFROMcustomersWHEREvip

--- a statement after an empty one
--- on postgresql
; SELECT id FROM customers

--- several statements
--- on postgresql
DELETE FROM customers WHERE id = 1; SELECT COUNT(*) FROM customers; UPDATE orders SET total = 0 WHERE customer_id = 5

--- several statements, of which the second is a DELETE
--- on postgresql
SELECT 1; DELETE FROM items; SELECT id FROM items

--- a whole row as a table's own name
--- on postgresql
SELECT customers FROM crm.customers

--- all columns of a row in a row
--- on postgresql
SELECT ROW(c.*), c.* FROM crm.customers c

--- a whole row compared
--- on postgresql
SELECT c.id FROM crm.customers c WHERE c IN (SELECT k FROM crm.customers k)

--- USING on the nullable side, the other side locked
--- on postgresql
SELECT i.id, p.name FROM items i LEFT JOIN products p USING (id) FOR UPDATE OF i

--- a natural join, locked
SELECT i.id, c.name FROM items i NATURAL JOIN customers c FOR UPDATE

--- a sub-query in a function of FROM
--- on postgresql
SELECT g FROM generate_series(1, (SELECT COUNT(*) FROM customers)) AS g

--- a sub-query in an array of FROM
--- on postgresql
SELECT u FROM UNNEST(ARRAY(SELECT id FROM customers)) AS u

--- a sub-query in the size of a page
--- on postgresql
--- ordered
SELECT id FROM regions ORDER BY id OFFSET (SELECT COUNT(*) - 7 FROM customers) LIMIT ALL

--- a sub-query in a window's frame
--- on postgresql
SELECT number, SUM(total) OVER (ORDER BY number ROWS (SELECT COUNT(*) / 8 FROM customers) PRECEDING) FROM orders

--- a sub-query in VALUES of FROM
--- not on mariadb
SELECT v.n FROM (VALUES ((SELECT COUNT(*) FROM customers)), ((SELECT COUNT(*) FROM orders))) AS v (n)

--- a correlated column from two levels up
SELECT c.id, (SELECT MAX((SELECT COUNT(*) FROM items i WHERE i.order_id = o.id AND i.product_id <> c.id)) FROM orders o WHERE o.customer_id = c.id) FROM customers c

--- a scalar sub-query without a table of its own
SELECT c.id, (SELECT c.name) FROM customers c

--- a derived table of nothing but outer columns
--- on postgresql
SELECT x.n FROM customers c, LATERAL (SELECT c.name AS n) x

--- a cursor, a positioned update and a positioned delete
--- on postgresql
DECLARE walk CURSOR FOR SELECT id, name FROM customers ORDER BY id FOR UPDATE
--- then
FETCH 2 FROM walk
--- then
--- refusable: this version does not position
UPDATE customers SET name = 'here' WHERE CURRENT OF walk

--- a positioned delete
--- on postgresql
DECLARE walk CURSOR FOR SELECT id, name FROM customers FOR UPDATE
--- then
FETCH 1 FROM walk
--- then
--- refusable: this version does not position
DELETE FROM customers WHERE CURRENT OF walk

--- a scrolling cursor
--- on postgresql
DECLARE walk SCROLL CURSOR FOR SELECT id FROM customers ORDER BY id DESC
--- then
FETCH LAST FROM walk
--- then
FETCH PRIOR FROM walk

--- a table of no rows as a type
--- on postgresql
--- toothless: no row is read
CREATE TABLE empty AS SELECT * FROM customers WITH NO DATA
--- then
SELECT COUNT(*) FROM empty

--- a call of a query
--- on h2
--- refusable: this version does not rewrite CALL
CALL (SELECT COUNT(*) FROM customers)

--- a variable set from a query
--- on h2
--- commits
--- refusable: this version does not rewrite SET
SET @n = (SELECT COUNT(*) FROM customers)
--- then
SELECT @n

--- text that is run
--- on h2
--- refusable: nobody reads it before it runs
EXECUTE IMMEDIATE 'DELETE FROM customers'

--- the rows that a DELETE takes away, read as a table
--- on h2
--- refusable: this version does not read changes
SELECT id, name FROM OLD TABLE (DELETE FROM customers WHERE id < 4)

--- the rows that an UPDATE leaves, read as a table
--- on h2
--- refusable: this version does not read changes
SELECT id, name FROM FINAL TABLE (UPDATE customers SET name = 'x' WHERE id < 4)

--- all columns but some
--- on h2
SELECT * EXCEPT (deleted_at, city) FROM customers

--- all columns of one table but some
--- on h2
SELECT c.* EXCEPT (deleted_at), o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

--- two tables of one name without aliases
--- on h2
SELECT public.customers.id, crm.customers.name FROM public.customers, crm.customers WHERE public.customers.id = crm.customers.id

--- a join without a condition
--- on h2
SELECT c.id, p.id FROM customers c JOIN products p

--- values of a table function from a query
--- on h2
SELECT * FROM UNNEST(ARRAY(SELECT id FROM customers ORDER BY id))

--- an outer join in JDBC's own words
SELECT c.id, o.number FROM {oj customers c LEFT OUTER JOIN orders o ON o.customer_id = c.id}

--- TRUNCATE
--- commits
--- refusable: this version does not carry it out
TRUNCATE TABLE items

--- MERGE
--- not on mariadb
--- refusable: this version does not carry it out
MERGE INTO customers c USING (SELECT DISTINCT customer_id FROM orders WHERE total > 70) o ON o.customer_id = c.id WHEN MATCHED THEN DELETE

--- an upsert
--- on postgresql
--- toothless: nothing conflicts with a ghost
--- refusable: this version does not carry it out
INSERT INTO products (code, token, name) VALUES ('P-1', 0, 'x') ON CONFLICT (code, token) DO UPDATE SET name = EXCLUDED.name

--- an upsert that does nothing
--- on postgresql
--- toothless: nothing conflicts with a ghost
--- refusable: this version does not carry it out
INSERT INTO products (code, token, name) VALUES ('P-1', 0, 'x') ON CONFLICT DO NOTHING

--- brackets forty deep
SELECT id FROM customers WHERE ((((((((((((((((((((((((((((((((((((((((id > 2 OR vip))))))))))))))))))))))))))))))))))))))))

--- sub-queries eight deep
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE id IN (SELECT order_id FROM items WHERE product_id IN (SELECT id FROM products WHERE category_id IN (SELECT id FROM categories WHERE id IN (SELECT parent_id FROM categories WHERE parent_id IN (SELECT id FROM categories WHERE id >= (SELECT MIN(id) FROM customers))) OR id = 9))))

--- a hundred conditions
SELECT id FROM customers WHERE id <> 101 AND id <> 102 AND id <> 103 AND id <> 104 AND id <> 105 AND id <> 106 AND id <> 107 AND id <> 108 AND id <> 109 AND id <> 110 OR id = 1 OR id = 2 OR id = 3 OR id = 4 OR id = 5 OR id = 6 OR id = 7 OR id = 8 OR id = 9 OR id = 10 OR id = 11 OR id = 12 OR id = 13 OR id = 14 OR id = 15 OR id = 16 OR id = 17 OR id = 18 OR id = 19 OR id = 20
