--- upper case
--- not on mariadb
SELECT ID, NAME FROM CUSTOMERS WHERE CUSTOMERS.ID > 1

--- mixed case
--- not on mariadb
SELECT Id, Name FROM CuStOmErS

--- a quoted table in mixed case
--- not on mariadb
SELECT "Id", label FROM "Group"

--- a quoted table with an alias
--- not on mariadb
SELECT g."Id", c.name FROM "Group" g LEFT JOIN customers c ON c.id = g."userId"

--- a quoted table on the nullable side
--- not on mariadb
SELECT c.id, "Group".label FROM customers c LEFT JOIN "Group" ON "Group"."userId" = c.id

--- the update of a quoted table
--- not on mariadb
UPDATE "Group" SET label = 'x' WHERE "userId" IN (SELECT id FROM customers)

--- a quoted alias
--- not on mariadb
SELECT "My Customer".id FROM customers "My Customer" WHERE "My Customer".vip

--- a quoted alias with a quote in it
--- not on mariadb
SELECT "a""b".id FROM customers AS "a""b"

--- a quoted alias with a dot in it
--- not on mariadb
SELECT "a.b".id, o.number FROM customers "a.b" LEFT JOIN orders o ON o.customer_id = "a.b".id

--- an alias named like the marker
SELECT deleted_at.id FROM customers deleted_at

--- a column alias named like the marker
SELECT name AS deleted_at FROM customers WHERE id < 5

--- a schema before the table
--- not on mariadb
SELECT id, name FROM public.customers

--- a schema before the table and before the columns
--- not on mariadb
SELECT public.customers.id FROM public.customers WHERE public.customers.balance > 0

--- a schema and an alias
--- not on mariadb
SELECT c.id, o.number FROM public.customers c LEFT JOIN public.orders o ON o.customer_id = c.id

--- a table of the same name in another schema
--- not on mariadb
SELECT id, name FROM crm.customers

--- tables of one name in two schemas
--- not on mariadb
SELECT c.id, k.name FROM customers c LEFT JOIN crm.customers k ON k.id = c.id

--- a table that is registered in one schema only, there
--- not on mariadb
SELECT id, name FROM crm.leads

--- a table that is registered in one schema only, elsewhere
--- toothless: it isn't registered
SELECT id, name, deleted FROM leads

--- both of them
--- not on mariadb
SELECT l.id, k.id AS k FROM leads l LEFT JOIN crm.leads k ON k.id = l.id

--- after another schema was chosen
--- on h2
--- commits
SET SCHEMA crm
--- then
SELECT id, name FROM leads
--- then
SELECT id FROM customers
--- then
DELETE FROM leads WHERE id = 1
--- then
SET SCHEMA public
--- then
SELECT id, name FROM leads

--- after another search path was chosen
--- on postgresql
SET LOCAL search_path = crm, public
--- then
SELECT id, name FROM leads
--- then
SELECT id FROM customers
--- then
DELETE FROM leads WHERE id = 1
--- then
SET LOCAL search_path = public
--- then
SELECT id, name FROM leads

--- a temporary table hides a registered one
--- on postgresql
--- toothless: the temporary table has no ghosts
CREATE TEMPORARY TABLE orders (id INTEGER, is_deleted BOOLEAN)
--- then
INSERT INTO orders VALUES (1, TRUE), (2, FALSE)
--- then
SELECT id FROM orders

--- columns named like tables
SELECT orders.customer_id AS orders, orders.total AS customers FROM orders

--- a text that names tables
SELECT 'FROM orders' AS x, id FROM customers WHERE name <> 'orders'

--- a function named like a keyword
SELECT COUNT(*) FROM customers WHERE UPPER(city) = 'ROME' AND LENGTH(name) > 2

--- columns without qualifier in a join
SELECT name, total FROM customers JOIN orders ON customer_id = customers.id

--- a marker without qualifier, where two tables have it
--- not on mariadb
SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM crm.customers k WHERE k.id = c.id AND k.deleted_at IS NULL)

--- aliases that are words of SQL
SELECT rs.id, data.number FROM customers rs LEFT JOIN orders data ON data.customer_id = rs.id

--- a table that does not exist
--- fails
--- toothless: it fails either way
SELECT c.id FROM customers c JOIN nowhere n ON n.id = c.id

--- a column that does not exist
--- fails
--- toothless: it fails either way
SELECT c.nothing FROM customers c
