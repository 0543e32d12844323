--- in WHERE
--- bind 3
SELECT id FROM customers WHERE id > ?

--- in WHERE, several
--- bind 2, 7, 'Rome'
SELECT id FROM customers WHERE id BETWEEN ? AND ? OR city = ?

--- in the select list
--- bind 5
SELECT id, CAST(? AS INTEGER) AS five FROM customers

--- in ON
--- bind 30
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > ?

--- in ON and WHERE, with predicates between them
--- bind 30, 6
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > ? WHERE c.id < ?

--- in select list, ON, WHERE, GROUP BY, HAVING, ORDER BY and LIMIT
--- bind 1, 10, 8, 0, 5
--- ordered
SELECT c.id + ?, COUNT(o.number) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.total > ? WHERE c.id < ? GROUP BY c.id HAVING COUNT(*) > ? ORDER BY c.id LIMIT ?

--- in a sub-query
--- bind 30, 2
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > ?) AND id > ?

--- in a sub-query of the select list
--- bind 'paid', 3
SELECT c.id, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND o.status = ?) FROM customers c WHERE c.id > ?

--- in a derived table
--- bind 10, 1
SELECT d.customer_id FROM (SELECT customer_id, COUNT(*) AS n FROM orders WHERE total > ? GROUP BY customer_id) d WHERE d.n >= ?

--- in IN
--- bind 1, 2, 5
SELECT id FROM customers WHERE id IN (?, ?, ?)

--- in BETWEEN of an outer join's condition
--- bind 1, 50
SELECT p.id, i.quantity FROM products p LEFT JOIN items i ON i.product_id = p.id AND i.quantity BETWEEN ? AND ?

--- in OFFSET before LIMIT
--- bind 1, 3
--- ordered
SELECT id FROM customers ORDER BY id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY

--- in LIMIT before OFFSET
--- bind 3, 1
--- ordered
SELECT id FROM customers ORDER BY id LIMIT ? OFFSET ?

--- in CASE
--- not on mariadb
--- bind 'Rome', 'south'
SELECT id, CASE WHEN city = ? THEN CAST(? AS VARCHAR) ELSE city END FROM customers

--- in a function
--- bind 'x', 'A%'
SELECT id, COALESCE(name, ?) FROM customers WHERE name LIKE ?

--- in a window's partition
--- bind 2
SELECT number, COUNT(*) OVER (PARTITION BY customer_id / CAST(? AS INTEGER)) FROM orders

--- in both parts of a set operation
--- bind 3, 40
SELECT id FROM customers WHERE id > ? UNION ALL SELECT number FROM orders WHERE total > ?

--- a NULL
--- bind null
SELECT id FROM customers WHERE name = ? OR vip

--- a date
--- bind DATE '2020-06-15'
SELECT id FROM customers WHERE since >= ?

--- the same statement again with other values
--- bind 1
--- bind 5
--- bind 99
SELECT number FROM orders WHERE customer_id = ?

--- in UPDATE: SET comes before WHERE
--- bind 7, 'x', 3
UPDATE customers SET balance = ?, name = ? WHERE id > ?

--- in a sub-query of SET and in WHERE
--- bind 10, 4
UPDATE customers c SET balance = (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND o.total > ?) WHERE c.id > ?

--- in DELETE with a sub-query
--- bind 30, 2
DELETE FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > ?) AND id > ?

--- in INSERT from a query
--- bind 'copy', 4
INSERT INTO items (id, note) SELECT id, ? FROM orders WHERE id > ?

--- of a type that only the other side of a comparison tells
--- bind 3
SELECT c.id FROM customers c WHERE ? < c.id

--- in FROM and USING
--- on postgresql
--- bind 'paid', 20
DELETE FROM customers c USING (SELECT customer_id, total FROM orders WHERE status = ?) o WHERE o.customer_id = c.id AND o.total > ?

--- an array
--- on postgresql
--- bind '{1,2,5}'
SELECT id FROM customers WHERE id = ANY (?::int[])

--- with RETURNING
--- on postgresql
--- bind 5, 4
UPDATE customers SET balance = ? WHERE id < ? RETURNING id, balance

--- in RETURNING
--- on postgresql
--- bind 4, 100
DELETE FROM customers WHERE id < ? RETURNING id + ?
