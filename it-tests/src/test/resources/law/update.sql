--- all rows
UPDATE customers SET balance = 0

--- some rows
UPDATE customers SET balance = balance + 1 WHERE city = 'Rome'

--- with OR
UPDATE orders SET status = 'done' WHERE status = 'paid' OR total < 30

--- with an alias
UPDATE customers c SET name = 'x' WHERE c.id > 3

--- with an alias after AS
UPDATE customers AS c SET name = c.city WHERE c.vip

--- from a sub-query
UPDATE customers SET balance = (SELECT SUM(total) FROM orders WHERE orders.customer_id = customers.id)

--- several columns from sub-queries
UPDATE customers c SET balance = (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id), name = (SELECT MAX(o.status) FROM orders o WHERE o.customer_id = c.id) WHERE c.id < 6

--- several columns from one sub-query
--- not on mariadb
UPDATE customers c SET (balance, name) = (SELECT SUM(o.total), MAX(o.status) FROM orders o WHERE o.customer_id = c.id)

--- with a sub-query in WHERE
UPDATE customers SET vip = TRUE WHERE id IN (SELECT customer_id FROM orders WHERE total > 30)

--- with NOT EXISTS
UPDATE customers SET vip = FALSE WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = customers.id)

--- with the table itself in a sub-query
UPDATE products SET price = (SELECT MAX(p.price) FROM products p) WHERE price < (SELECT AVG(p.price) FROM products p)

--- of a table that isn't registered, from one that is
UPDATE regions SET name = (SELECT MAX(c.name) FROM customers c WHERE c.city = regions.city)

--- of the marker itself: the row is gone then
UPDATE customers SET deleted_at = TIMESTAMP '2022-02-02 00:00:00' WHERE id <= 2

--- of the marker to what it is
UPDATE orders SET is_deleted = FALSE WHERE total > 20

--- of the marker, then a read
UPDATE categories SET removed = TRUE WHERE id = 3
--- then
UPDATE items SET deleted = 0

--- of nothing
--- toothless: no row meets the condition
UPDATE customers SET name = 'x' WHERE 1 = 0

--- twice in a transaction
UPDATE items SET quantity = 1
--- then
UPDATE items SET quantity = quantity + 1 WHERE quantity = 1
--- then
SELECT id, quantity FROM items

--- with parameters
--- bind 5, 'Rome'
UPDATE customers SET balance = ? WHERE city = ?

--- a batch
--- batch
--- bind 1, 10
--- bind 2, 20
--- bind 99, 30
UPDATE orders SET customer_id = ? WHERE total >= ?

--- with an optimistic lock
--- bind 'Bea', 2, 40
UPDATE customers SET name = ? WHERE id = ? AND balance = ?

--- that breaks a constraint
--- fails
UPDATE customers SET id = (SELECT MAX(o.customer_id) FROM orders o WHERE o.customer_id = customers.id) WHERE id = 6

--- with qualified column names
UPDATE customers SET name = customers.city WHERE customers.id = 1

--- in a schema
--- not on mariadb
UPDATE crm.customers SET name = 'crm' WHERE id IN (SELECT id FROM public.customers)

--- FROM
--- on postgresql
UPDATE customers c SET balance = o.total FROM orders o WHERE o.customer_id = c.id AND o.number IN (3, 4, 6)

--- FROM a join
--- on postgresql
UPDATE orders o SET status = p.name FROM items i LEFT JOIN products p ON p.id = i.product_id WHERE i.order_id = o.id AND o.id = 2

--- FROM a derived table
--- on postgresql
UPDATE customers c SET balance = d.total FROM (SELECT customer_id, SUM(total) AS total FROM orders GROUP BY customer_id) d WHERE d.customer_id = c.id

--- FROM without a join
--- on postgresql
UPDATE regions r SET name = 'many' FROM customers c WHERE c.id = 9

--- RETURNING
--- on postgresql
UPDATE customers SET balance = 1 WHERE city = 'Rome' RETURNING *

--- RETURNING a sub-query
--- on postgresql
UPDATE customers c SET balance = 1 RETURNING c.id, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)

--- after WITH
--- on postgresql
WITH rich AS (SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(total) > 60) UPDATE customers SET vip = TRUE WHERE id IN (SELECT customer_id FROM rich)

--- in WITH
--- on postgresql
WITH moved AS (UPDATE orders SET customer_id = 1 WHERE customer_id = 5 RETURNING id, total) SELECT m.id, m.total, (SELECT COUNT(*) FROM orders) AS n FROM moved m
