--- all rows
DELETE FROM customers

--- all rows of a table whose deletion writes more than its marker
DELETE FROM orders

--- all rows, marker 0 and 1
DELETE FROM items

--- all rows, marker N and Y
DELETE FROM products

--- all rows, marker false or NULL
DELETE FROM categories

--- all rows, marker a number of seconds
DELETE FROM sessions

--- some rows
DELETE FROM customers WHERE city = 'Rome'

--- a row by its key
--- bind 3
DELETE FROM orders WHERE number = ?

--- with OR
DELETE FROM orders WHERE status = 'paid' OR total < 30

--- with OR and AND
DELETE FROM items WHERE note = 'gift' AND quantity > 1 OR note = 'late'

--- with an alias
--- not on mariadb
DELETE FROM customers c WHERE c.balance > 50

--- with an alias after AS
--- not on mariadb
DELETE FROM customers AS c WHERE c.balance IS NULL

--- with the table's name before a column
DELETE FROM orders WHERE orders.total > 50

--- with a sub-query
DELETE FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE status = 'paid')

--- with EXISTS on the target
DELETE FROM customers WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = customers.id)

--- with NOT EXISTS and an alias
--- not on mariadb
DELETE FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)

--- with the table itself in a sub-query
DELETE FROM orders WHERE total < (SELECT AVG(total) FROM orders)

--- with the table itself under another name
--- not on mariadb
DELETE FROM categories c WHERE EXISTS (SELECT 1 FROM categories p WHERE p.id = c.parent_id)

--- with WITH in a sub-query
DELETE FROM orders WHERE id IN (WITH x AS (SELECT order_id FROM items) SELECT order_id FROM x)

--- of nothing
--- toothless: no row meets the condition
DELETE FROM customers WHERE 1 = 0

--- twice: the second deletes nothing
DELETE FROM customers WHERE id < 4
--- then
DELETE FROM customers WHERE id < 4
--- then
DELETE FROM customers WHERE id < 6

--- then read and join
DELETE FROM orders WHERE customer_id = 5
--- then
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

--- then insert the same row again
DELETE FROM customers WHERE id = 1
--- then
INSERT INTO customers (id, name) VALUES (1, 'Ada II')
--- then
DELETE FROM customers WHERE id = 1

--- of a row that was just written
INSERT INTO items (id, note) VALUES (77, 'short lived')
--- then
DELETE FROM items WHERE note = 'short lived' OR id = 1
--- then
SELECT id, note FROM items

--- with parameters
--- bind 'Rome', 100
DELETE FROM customers WHERE city = ? AND balance > ?

--- a batch
--- batch
--- bind 1
--- bind 5
--- bind 5
--- bind 99
DELETE FROM orders WHERE customer_id = ?

--- with a qualified name
--- not on mariadb
DELETE FROM public.customers WHERE id = 2

--- of a table of its name in another schema
--- not on mariadb
DELETE FROM crm.customers WHERE name = 'Ada'

--- of a table that isn't registered, by one that is
DELETE FROM regions WHERE id IN (SELECT id FROM customers)

--- of a quoted table
--- not on mariadb
DELETE FROM "Group" WHERE "userId" = 1

--- of the old rows of a table whose marker is in the condition
DELETE FROM customers WHERE deleted_at IS NULL AND since < DATE '2021-01-01'

--- with LIMIT, of all there are
--- on h2
DELETE FROM items LIMIT 100

--- with FETCH FIRST, of all there are
--- on h2
DELETE FROM customers FETCH FIRST 100 ROWS ONLY

--- USING
--- on postgresql
DELETE FROM customers c USING orders o WHERE o.customer_id = c.id AND o.status = 'paid'

--- USING a join
--- on postgresql
DELETE FROM customers c USING orders o LEFT JOIN items i ON i.order_id = o.id WHERE o.customer_id = c.id AND i.id IS NULL

--- USING a comma list
--- on postgresql
DELETE FROM customers USING orders, items WHERE orders.customer_id = customers.id AND items.order_id = orders.id

--- USING a derived table
--- on postgresql
DELETE FROM customers c USING (SELECT customer_id FROM orders GROUP BY customer_id HAVING COUNT(*) > 1) d WHERE d.customer_id = c.id

--- USING a full join
--- on postgresql
DELETE FROM customers c USING (orders o FULL JOIN products p ON p.id = o.id) WHERE p.id = c.id

--- USING the table itself
--- on postgresql
DELETE FROM customers c USING customers d WHERE d.referrer_id = c.id

--- USING without WHERE
--- on postgresql
DELETE FROM leads USING crm.leads k WHERE k.id = leads.id

--- RETURNING
--- on postgresql
DELETE FROM customers WHERE city = 'Rome' RETURNING id, name

--- RETURNING the marker as it was
--- on postgresql
DELETE FROM customers WHERE city = 'Rome' RETURNING id, deleted_at

--- RETURNING the marker as it was, 0 and 1
--- on postgresql
DELETE FROM items WHERE note = 'gift' RETURNING id, deleted

--- RETURNING all columns
--- on postgresql
DELETE FROM customers WHERE vip RETURNING *

--- RETURNING all columns of the target
--- on postgresql
DELETE FROM items i USING orders o WHERE o.id = i.order_id AND o.status = 'void' OR i.id = 1 AND o.id = 1 AND o.number = 1 RETURNING i.*

--- RETURNING an expression
--- on postgresql
DELETE FROM customers c RETURNING c.id * 2 AS twice, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)

--- after WITH
--- on postgresql
WITH old AS (SELECT id FROM customers WHERE since < DATE '2021-01-01') DELETE FROM customers WHERE id IN (SELECT id FROM old)

--- after WITH, named like the target
--- on postgresql
WITH orders AS (SELECT 1 AS id) DELETE FROM customers WHERE id IN (SELECT id FROM orders)

--- in WITH
--- on postgresql
WITH gone AS (DELETE FROM orders WHERE customer_id = 5 RETURNING id, total) SELECT id, total FROM gone

--- in WITH, the rest of the statement sees the rows as they were
--- on postgresql
WITH gone AS (DELETE FROM orders WHERE customer_id = 5 RETURNING id, total) SELECT (SELECT COUNT(*) FROM gone), (SELECT COUNT(*) FROM orders)

--- in WITH, into another table
--- on postgresql
WITH gone AS (DELETE FROM orders WHERE total < 50 RETURNING id, status) INSERT INTO items (id, note) SELECT id, status FROM gone

--- ONLY
--- on postgresql
DELETE FROM ONLY customers WHERE id > 4

--- TRUNCATE
--- on postgresql
TRUNCATE customers
--- then
SELECT COUNT(*) FROM customers

--- TRUNCATE of several tables, one of them without its children
--- on postgresql
TRUNCATE TABLE ONLY products, orders *, crm.leads CONTINUE IDENTITY RESTRICT
--- then
SELECT (SELECT COUNT(*) FROM products), (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM crm.leads)

--- TRUNCATE on H2, which commits
--- on h2
--- commits
DELETE FROM items WHERE id = 1
--- then
TRUNCATE TABLE orders
--- then
TRUNCATE TABLE orders CONTINUE IDENTITY

--- DELETE without FROM
--- on h2
DELETE customers c WHERE c.id = 2

--- DELETE from a table and its children
--- on postgresql
DELETE FROM products * p WHERE p.id < 4

--- DELETE from a table without its children
--- on postgresql
DELETE FROM ONLY products AS p WHERE p.id < 4

--- under a cursor
--- on postgresql
DECLARE c CURSOR FOR SELECT * FROM orders ORDER BY number
--- then
FETCH 2 FROM c
--- then
DELETE FROM orders WHERE CURRENT OF c
--- then
FETCH 1 FROM c
--- then
UPDATE orders SET status = 'seen', total = (SELECT COUNT(*) FROM customers) WHERE CURRENT OF c RETURNING number, status, is_deleted
--- then
UPDATE orders SET total = 3 WHERE CURRENT OF c
--- then
DELETE FROM orders WHERE CURRENT OF c RETURNING number, is_deleted
--- then
SELECT number, status, total FROM orders

--- a row twice under a cursor
--- on postgresql
DECLARE c CURSOR FOR SELECT * FROM products ORDER BY number
--- then
FETCH 2 FROM c
--- then
DELETE FROM products WHERE CURRENT OF c
--- then
--- refusable: the row can't be told from an active one before
DELETE FROM products WHERE CURRENT OF c

--- a deleted row updated under a cursor
--- on postgresql
DECLARE c CURSOR FOR SELECT * FROM categories
--- then
FETCH 2 FROM c
--- then
DELETE FROM categories WHERE CURRENT OF c
--- then
--- refusable: the row can't be told from an active one before
UPDATE categories SET name = 'x' WHERE CURRENT OF c

--- RETURNING columns that the deletion overwrites
--- on postgresql
DELETE FROM orders WHERE total > 20 RETURNING number, deleted_by, deleted_when, is_deleted, deleted_by IS NULL AS fresh

--- RETURNING all columns, some overwritten
--- on postgresql
--- bind 40, 3
DELETE FROM orders WHERE total > ? RETURNING *, total + ? AS more

--- RETURNING overwritten columns under an alias
--- on postgresql
DELETE FROM products p WHERE p.price > 1 RETURNING p.number, token, p.token + token AS twice, p.gone, (SELECT COUNT(*) FROM items i WHERE i.product_id = p.token) AS n

--- RETURNING overwritten columns beside USING
--- on postgresql
DELETE FROM orders o USING customers c LEFT JOIN items i ON i.order_id = c.id WHERE c.id = o.customer_id AND c.id < 5 RETURNING o.number, o.deleted_by, o.*, deleted_when, c.id AS buyer

--- RETURNING * of all tables, some columns overwritten
--- on postgresql
DELETE FROM orders o USING customers c WHERE c.id = o.customer_id AND o.number IN (SELECT MIN(x.number) FROM orders x JOIN customers y ON y.id = x.customer_id WHERE (SELECT COUNT(*) FROM customers z WHERE z.id = y.id) = 1) RETURNING *

--- RETURNING the whole row
--- on postgresql
DELETE FROM orders o WHERE o.status = 'paid' RETURNING o, row_to_json(o) AS j, (o).number, o IS NULL

--- RETURNING the whole row of a table that has one marker only
--- on postgresql
--- refusable: no primary key before PostgreSQL 18
DELETE FROM customers RETURNING customers

--- RETURNING a marker with several active values
--- on postgresql
--- refusable: no primary key before PostgreSQL 18
DELETE FROM categories WHERE id < 5 RETURNING id, removed, removed IS NULL

--- RETURNING overwritten columns in a common table expression
--- on postgresql
WITH gone AS (DELETE FROM orders WHERE customer_id = 5 RETURNING *), orders2 AS (SELECT 1) SELECT g.number, g.deleted_by, h.is_deleted FROM gone g JOIN gone h ON g.number = h.number

--- RETURNING overwritten columns under a common table expression of the table's name
--- on postgresql
WITH orders AS (SELECT 3 AS id) DELETE FROM orders WHERE total > 20 RETURNING number, orders.deleted_by, orders.*

--- RETURNING overwritten columns by the table's name with its schema
--- on postgresql
DELETE FROM public.orders WHERE public.orders.total > 20 RETURNING public.orders.deleted_by, public.orders.*, number
