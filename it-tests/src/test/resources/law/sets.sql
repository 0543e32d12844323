--- UNION
SELECT name FROM customers UNION SELECT status FROM orders

--- UNION ALL
SELECT id, name FROM customers UNION ALL SELECT id, name FROM products

--- INTERSECT
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders

--- EXCEPT
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders

--- EXCEPT the other way round
SELECT customer_id FROM orders EXCEPT SELECT id FROM customers

--- three in a row, of different strength
SELECT id FROM customers UNION SELECT customer_id FROM orders INTERSECT SELECT id FROM products

--- in parentheses
(SELECT id FROM customers) UNION ALL (SELECT id FROM orders UNION SELECT id FROM items)

--- ORDER BY and LIMIT of the whole
--- ordered
SELECT id FROM customers UNION ALL SELECT id FROM products ORDER BY id DESC LIMIT 5

--- ORDER BY and LIMIT of a part
SELECT id FROM customers UNION ALL (SELECT number FROM orders ORDER BY number DESC LIMIT 2)

--- with a table that isn't registered
SELECT name FROM customers UNION SELECT name FROM regions

--- with VALUES
SELECT id FROM customers UNION ALL VALUES (100), (200)

--- with joins
SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id UNION ALL SELECT p.id FROM products p LEFT JOIN categories k ON k.id = p.category_id WHERE k.id IS NULL

--- DISTINCT
SELECT DISTINCT city, vip FROM customers

--- DISTINCT over a join
SELECT DISTINCT c.name FROM customers c JOIN orders o ON o.customer_id = c.id

--- VALUES with sub-queries
VALUES ((SELECT COUNT(*) FROM customers), 'customers'), ((SELECT COUNT(*) FROM orders), 'orders')

--- VALUES in FROM
--- not on mariadb
SELECT v.x, c.name FROM (VALUES (1), (2), (9)) AS v (x) LEFT JOIN customers c ON c.id = v.x

--- ORDER BY with LIMIT and OFFSET
--- not on mariadb
--- ordered
SELECT id, name FROM customers ORDER BY name NULLS FIRST, id LIMIT 3 OFFSET 1

--- OFFSET with FETCH
--- not on mariadb
--- ordered
SELECT number FROM orders ORDER BY total DESC NULLS LAST, number OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY

--- FETCH FIRST WITH TIES
--- not on mariadb
SELECT id, balance FROM customers ORDER BY balance NULLS LAST FETCH FIRST 3 ROWS WITH TIES

--- ORDER BY an expression and a position
--- ordered
SELECT id, balance FROM customers ORDER BY COALESCE(balance, 0) / 100, 1

--- ORDER BY an alias
--- ordered
SELECT id, COALESCE(balance, 0) AS money FROM customers ORDER BY money DESC, id

--- FOR UPDATE
SELECT id, name FROM customers WHERE id > 2 FOR UPDATE

--- FOR UPDATE of a join
SELECT c.id, o.number FROM customers c JOIN orders o ON o.customer_id = c.id FOR UPDATE

--- FOR UPDATE with LIMIT and SKIP LOCKED
--- ordered
SELECT id FROM items ORDER BY id, order_id, product_id LIMIT 4 FOR UPDATE SKIP LOCKED

--- FOR UPDATE OF the preserved side
--- on postgresql
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id FOR UPDATE OF c

--- FOR UPDATE of the nullable side, which PostgreSQL refuses
--- on postgresql
--- fails
--- toothless: it fails either way
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id FOR UPDATE OF o

--- FOR SHARE
--- on postgresql
SELECT id FROM customers FOR SHARE

--- INTERSECT ALL and EXCEPT ALL
--- on postgresql
SELECT name FROM customers EXCEPT ALL SELECT name FROM products INTERSECT ALL SELECT name FROM categories

--- TABLE
--- not on mariadb
TABLE customers

--- TABLE in a set operation
--- on postgresql
TABLE crm.customers UNION ALL SELECT id, name, deleted_at FROM customers

--- DISTINCT ON
--- on postgresql
--- ordered
SELECT DISTINCT ON (customer_id) customer_id, number FROM orders ORDER BY customer_id, total DESC NULLS LAST, number

--- MINUS
--- on h2
SELECT id FROM customers MINUS SELECT customer_id FROM orders

--- TOP
--- on h2
--- ordered
SELECT TOP 3 id FROM customers ORDER BY id DESC

--- QUALIFY
--- on h2
SELECT number, customer_id FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total DESC, number) = 1
