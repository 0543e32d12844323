--- CREATE TABLE AS
--- on h2
--- commits
CREATE TABLE copy AS SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
--- then
SELECT * FROM copy

--- CREATE VIEW
--- on h2
--- commits
CREATE VIEW buyers AS SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
--- then
SELECT id, name FROM buyers

--- a table in parentheses
--- on h2
SELECT o.number FROM (orders) o WHERE o.total > 10

--- tables in parentheses, joined
--- on h2
SELECT c.id, o.number FROM ((customers c) CROSS JOIN (orders o)) WHERE o.customer_id = c.id

--- a function in FROM
--- on h2
SELECT g.x, COUNT(o.number) FROM SYSTEM_RANGE(1, 10) g LEFT JOIN orders o ON o.customer_id = g.x GROUP BY g.x

--- ARRAY of a sub-query
--- on h2
SELECT ARRAY(SELECT o.number FROM orders o WHERE o.customer_id = 1 ORDER BY o.number)

--- DISTINCT ON
--- on h2
--- ordered
SELECT DISTINCT ON (city) city, id FROM customers ORDER BY city, id DESC

--- LIMIT before everything
--- on h2
--- ordered
SELECT TOP 2 WITH TIES city FROM customers ORDER BY city NULLS LAST

--- INSERT with SET
--- on h2
INSERT INTO items SET id = (SELECT MAX(id) + 1 FROM customers), note = 'set'

--- the rows that a DELETE changes, as they were
--- on h2
SELECT * FROM OLD TABLE (DELETE FROM orders WHERE total > 20)
--- then
SELECT COUNT(*) FROM orders

--- the rows that a DELETE changes, with a limit, joined and renamed
--- on h2
SELECT o.c, i.note FROM OLD TABLE (DELETE FROM sessions s WHERE s.id < 6 FETCH FIRST 10 ROWS ONLY) AS o (i, c, s, d) JOIN items i ON i.id = o.i

--- the rows that an UPDATE changes
--- on h2
SELECT id, name, city FROM FINAL TABLE (UPDATE customers SET city = 'x' WHERE id < 5)
--- then
SELECT id, city FROM OLD TABLE (UPDATE customers SET city = 'y' WHERE city = 'x')

--- the rows that an INSERT of a query adds
--- on h2
SELECT id FROM NEW TABLE (INSERT INTO regions (id) SELECT id FROM customers)

--- an INSERT of the rows that a DELETE takes away
--- on h2
INSERT INTO regions (id, city) SELECT id, city FROM OLD TABLE (DELETE FROM customers WHERE id > 3)

--- QUALIFY and DISTINCT ON
--- on h2
SELECT DISTINCT ON (customer_id) customer_id, total FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total) < 3 ORDER BY customer_id, total

--- all columns but some
--- on h2
SELECT * EXCEPT (is_deleted, deleted_by, deleted_when) FROM orders

--- a name with UESCAPE
--- on h2
SELECT U&"!0049D" UESCAPE '!' FROM U&"CUSTO!004dERS" UESCAPE '!' WHERE NAME = U&'A!0064a' UESCAPE '!'


--- MERGE from a table of a schema
--- on h2
MERGE INTO crm.leads USING crm.customers ON crm.leads.id = crm.customers.id WHEN MATCHED THEN UPDATE SET name = crm.customers.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES (crm.customers.id + 20, crm.customers.name)

--- MERGE between tables of a name
--- on h2
MERGE INTO crm.customers USING public.customers ON crm.customers.id = public.customers.id WHEN MATCHED AND public.customers.vip THEN DELETE WHEN NOT MATCHED THEN INSERT (id, name) VALUES (public.customers.id + 20, public.customers.name)

--- a table of a schema on the nullable side of USING
--- on h2
SELECT crm.leads.id, crm.leads.name, crm.customers.name, crm.customers.* FROM crm.leads LEFT JOIN crm.customers USING (id) WHERE crm.customers.name IS NULL OR crm.customers.id < 5

--- tables of a name, one on the nullable side of USING
--- on h2
SELECT crm.customers.name, public.customers.city FROM crm.customers RIGHT JOIN public.customers USING (id)

--- a table of a schema on the nullable side of USING, and others of its name
--- on h2
SELECT products.code FROM customers LEFT JOIN public.products USING (id) UNION ALL (SELECT products.name FROM products)
--- then
SELECT public.customers.name, c.name, customers.city FROM regions LEFT JOIN public.customers USING (id) LEFT JOIN customers c ON c.id = public.customers.id + 1
--- then
SELECT public.customers.id, (SELECT MAX(public.customers.id) FROM public.customers), (SELECT COUNT(*) FROM orders WHERE orders.customer_id = public.customers.id) FROM regions LEFT JOIN public.customers USING (id)
--- then
SELECT customers.city, (SELECT MAX(crm.customers.name) FROM crm.customers WHERE crm.customers.id = public.customers.id) FROM regions LEFT JOIN public.customers USING (id)
--- then
SELECT id FROM orders WHERE customer_id IN (SELECT public.customers.id FROM regions LEFT JOIN public.customers USING (id) WHERE public.customers.id = orders.customer_id)

--- tables of one name
--- on h2
SELECT COUNT(*) FROM customers, customers
--- then
SELECT COUNT(*) FROM orders JOIN orders ON TRUE
--- then
SELECT COUNT(*) FROM customers c LEFT JOIN (orders c CROSS JOIN regions) ON TRUE
--- then
SELECT customers.name FROM customers, (SELECT deleted_at AS deleted_at, id AS x FROM customers) customers WHERE name <> 'Ada'
--- then
SELECT COUNT(*) FROM public.customers, customers

--- a query without brackets in a list
--- on h2
SELECT id, COALESCE(NULL, SELECT MAX(name) FROM customers WHERE city = 'Rome') FROM regions WHERE id IN (7, SELECT MAX(id) FROM customers WHERE city = 'Rome')

--- upper limits of changed rows, in SQL Server's mode
--- on h2
--- commits
SET MODE MSSQLServer
--- then
UPDATE TOP (100) customers SET city = 'Bonn' WHERE id > 2
--- then
DELETE TOP (100) FROM customers WHERE id < 3
--- then
DELETE TOP 100 FROM customers WHERE id < 5
--- then
SELECT * FROM customers
--- then
SET MODE REGULAR

--- MERGE by key, of values that the key's column rounds
--- on h2
MERGE INTO customers (id, name) KEY (id) SELECT 1.6, 'rounded'
