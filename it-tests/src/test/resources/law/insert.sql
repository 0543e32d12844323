--- from a query
INSERT INTO items (id, order_id) SELECT id, customer_id FROM orders WHERE customer_id IS NOT NULL

--- from a query over the table itself
INSERT INTO customers (id, name) SELECT id + 100, name FROM customers

--- from a join
INSERT INTO items (id, order_id, note) SELECT c.id, o.id, c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

--- from a query with WITH
INSERT INTO items (id, quantity) WITH n AS (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) SELECT COALESCE(customer_id, 0), n FROM n

--- from a set operation
INSERT INTO items (id) SELECT id FROM customers UNION SELECT id FROM products

--- from a query into a table that isn't registered
INSERT INTO regions (id, city) SELECT id, city FROM customers

--- from a table that isn't registered
--- toothless: an INSERT has no filter, and its source has no ghosts
INSERT INTO customers (id, name, city) SELECT id + 50, name, city FROM regions

--- VALUES with sub-queries
INSERT INTO items (id, quantity, note) VALUES ((SELECT MAX(id) + 1 FROM customers), (SELECT COUNT(*) FROM orders), 'count')

--- VALUES
--- toothless: no row is read
INSERT INTO customers (id, name) VALUES (50, 'Hal'), (51, NULL)

--- VALUES without a column list
--- toothless: no row is read
INSERT INTO items VALUES (50, 1, 2, 3, 'new', 0)

--- VALUES with DEFAULT, and the number that the database gave
--- toothless: no row is read
--- keys number
INSERT INTO orders (number, id, status) VALUES (DEFAULT, 60, 'new')

--- DEFAULT VALUES
--- not on mariadb
--- toothless: no row is read
INSERT INTO customers DEFAULT VALUES

--- the key of a new row
--- keys number
INSERT INTO orders (id, customer_id) SELECT MAX(id) + 1, 5 FROM orders

--- the keys of several new rows
--- keys number
INSERT INTO products (id, name, price) SELECT id, name, price FROM products WHERE price IS NOT NULL ORDER BY id

--- a batch
--- toothless: no row is read
--- batch
--- bind 70, 'a'
--- bind 71, 'b'
--- bind 72, null
INSERT INTO customers (id, name) VALUES (?, ?)

--- a batch from queries, each of which sees the rows of the one before
--- not on mariadb
--- batch
--- bind 'x', 3
--- bind 'y', 2
INSERT INTO categories (id, name) SELECT id + 20, ? FROM categories WHERE id > ?

--- a row that is born deleted
--- toothless: no row is read
INSERT INTO customers (id, name, deleted_at) VALUES (80, 'Ghost', TIMESTAMP '2020-01-01 00:00:00')

--- a row with the marker said to be active
--- toothless: no row is read
INSERT INTO orders (id, is_deleted) VALUES (81, FALSE)

--- then read what was written
INSERT INTO customers (id, name, city) SELECT 90, 'New', MAX(city) FROM customers
--- then
SELECT id, name, city FROM customers

--- a unique key that an active row holds
--- fails
INSERT INTO products (id, code) SELECT 9, MIN(code) FROM products

--- a unique key that only a deleted row holds, whose token makes room
DELETE FROM products WHERE code = 'P-3'
--- then
INSERT INTO products (id, code, name) VALUES (3, 'P-3', 'Chair, new')
--- then
SELECT id, name FROM products WHERE code = 'P-3'

--- NULL where none may be
--- fails
--- toothless: it fails either way
INSERT INTO customers (id) VALUES (NULL)

--- RETURNING
--- on postgresql
INSERT INTO customers (id, name) SELECT id + 100, name FROM products RETURNING id, name, deleted_at

--- after WITH
--- on postgresql
WITH o AS (SELECT customer_id, SUM(total) AS total FROM orders GROUP BY customer_id) INSERT INTO customers (id, balance) SELECT customer_id, total FROM o WHERE customer_id IS NOT NULL

--- in WITH
--- on postgresql
WITH new AS (INSERT INTO customers (id, name) SELECT id + 100, name FROM products RETURNING id, name) SELECT new.id, c.id AS old FROM new LEFT JOIN customers c ON c.name = new.name

--- with an alias
--- on postgresql
INSERT INTO customers AS c (id, name) SELECT o.id, o.status FROM orders o RETURNING c.id
