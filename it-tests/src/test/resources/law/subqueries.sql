--- IN
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders)

--- IN on a table that isn't registered outside
SELECT id FROM regions WHERE id IN (SELECT id FROM customers)

--- NOT IN
SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)

--- NOT IN over NULL
SELECT id FROM products WHERE id NOT IN (SELECT order_id FROM items WHERE quantity < 7)

--- EXISTS
SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)

--- NOT EXISTS
SELECT c.id FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)

--- EXISTS in EXISTS
SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id))

--- EXISTS under OR
SELECT c.id FROM customers c WHERE c.balance > 100 OR EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.total > 30)

--- a scalar sub-query in the select list
SELECT c.id, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c

--- a scalar sub-query in a query without FROM
SELECT (SELECT MAX(total) FROM orders) AS most, (SELECT MIN(balance) FROM customers) AS least

--- a sub-query in a function's arguments
SELECT c.id, COALESCE((SELECT SUM(o.total) FROM orders o WHERE o.customer_id = c.id), -1) FROM customers c

--- a sub-query in CASE, in the condition
SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) THEN 'buyer' ELSE 'guest' END FROM customers c

--- sub-queries in CASE, in the results
SELECT c.id, CASE c.vip WHEN TRUE THEN (SELECT MAX(o.total) FROM orders o WHERE o.customer_id = c.id) ELSE (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) END FROM customers c

--- a sub-query in arithmetic
SELECT c.id, 10 * (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) + 1 FROM customers c

--- a sub-query in a comparison
SELECT o.number FROM orders o WHERE o.total = (SELECT MAX(p.total) FROM orders p)

--- a sub-query in BETWEEN
SELECT o.number FROM orders o WHERE o.total BETWEEN (SELECT MIN(price) FROM products) AND (SELECT MAX(price) FROM products)

--- a sub-query in LIKE
SELECT c.id FROM customers c WHERE c.name LIKE (SELECT MAX(k.name) FROM categories k)

--- a sub-query in IS NULL
SELECT c.id FROM customers c WHERE (SELECT MAX(o.total) FROM orders o WHERE o.customer_id = c.id) IS NULL

--- ANY
SELECT id FROM customers WHERE id = ANY (SELECT customer_id FROM orders)

--- ALL
SELECT number FROM orders WHERE total >= ALL (SELECT price FROM products WHERE price IS NOT NULL)

--- SOME
SELECT id FROM customers WHERE balance < SOME (SELECT total FROM orders)

--- a row in IN
--- not on mariadb
SELECT id FROM customers WHERE (id, name) IN (SELECT id, name FROM crm.customers)

--- a row in NOT IN
SELECT id FROM categories WHERE (id, name) NOT IN (SELECT id, name FROM products WHERE name IS NOT NULL)

--- a row compared with a sub-query
SELECT c.id FROM customers c WHERE (c.id, c.balance) = (SELECT MIN(d.id), MAX(d.balance) FROM customers d WHERE d.id = c.id)

--- a sub-query in ON
SELECT c.id, o.number FROM customers c JOIN orders o ON o.customer_id = c.id AND EXISTS (SELECT 1 FROM items i WHERE i.order_id = o.id)

--- a sub-query in ON of a left join
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.id IN (SELECT order_id FROM items)

--- a sub-query in HAVING
SELECT o.customer_id, COUNT(*) FROM orders o GROUP BY o.customer_id HAVING COUNT(*) >= (SELECT COUNT(*) FROM customers) / 8

--- EXISTS in HAVING
SELECT o.customer_id FROM orders o GROUP BY o.customer_id HAVING EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer_id)

--- a sub-query in ORDER BY
--- ordered
SELECT c.id FROM customers c ORDER BY (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) DESC, c.id

--- a sub-query in GROUP BY
SELECT (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id), COUNT(*) FROM customers c GROUP BY (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)

--- a sub-query inside an aggregate
SELECT SUM((SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)) FROM customers c

--- a sub-query in LIMIT
--- on postgresql
--- ordered
SELECT id FROM customers ORDER BY id LIMIT (SELECT COUNT(*) / 4 FROM orders)

--- a derived table
SELECT d.customer_id, d.n FROM (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) d

--- a derived table joined on its nullable side
SELECT c.id, d.n FROM customers c LEFT JOIN (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) d ON d.customer_id = c.id

--- derived tables in derived tables
SELECT x.n FROM (SELECT y.city, COUNT(*) AS n FROM (SELECT city FROM customers WHERE vip IS NOT NULL) y GROUP BY y.city) x

--- a derived table with all columns, so that its marker can be named
SELECT d.id, d.deleted_at FROM (SELECT * FROM customers) d WHERE d.id > 2

--- a derived table with column aliases
--- not on mariadb
SELECT d.k, d.v FROM (SELECT id, name FROM customers) AS d (k, v) WHERE d.k > 2

--- a derived table that names itself like a registered table
SELECT customers.id FROM (SELECT id FROM orders) customers

--- a correlated sub-query two levels deep
SELECT c.id FROM customers c WHERE 1 <= (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND o.total >= (SELECT MIN(p.total) FROM orders p WHERE p.customer_id = c.id))

--- an inner alias hides the outer one
SELECT c.id FROM customers c WHERE c.id IN (SELECT c.customer_id FROM orders c WHERE c.total > 10)

--- a sub-query with a set operation
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders UNION SELECT referrer_id FROM customers)

--- a sub-query with LIMIT
--- not on mariadb
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL ORDER BY total DESC NULLS LAST, number LIMIT 2)

--- a sub-query over a join
SELECT p.id FROM products p WHERE p.id IN (SELECT i.product_id FROM items i JOIN orders o ON o.id = i.order_id WHERE o.status = 'paid')

--- EXISTS with a select list of nothing but a star
SELECT c.id FROM customers c WHERE EXISTS (SELECT * FROM items WHERE items.id = c.id)

--- sub-queries on both sides
SELECT id, (SELECT COUNT(*) FROM orders) AS n FROM regions WHERE (SELECT COUNT(*) FROM customers) + 3 = (SELECT COUNT(*) FROM orders)

--- a sub-query that gives two rows where one may be
--- fails
--- toothless: it fails either way
SELECT c.id FROM customers c WHERE c.id = (SELECT o.customer_id FROM orders o WHERE o.status = 'paid')

--- a sub-query that gives two rows only with ghosts
SELECT c.id FROM customers c WHERE c.id = (SELECT o.customer_id FROM orders o WHERE o.number = 3 OR o.id = 3)

--- LATERAL
--- on postgresql
SELECT c.id, l.n, l.most FROM customers c CROSS JOIN LATERAL (SELECT COUNT(*) AS n, MAX(o.total) AS most FROM orders o WHERE o.customer_id = c.id) l

--- LATERAL on the nullable side
--- on postgresql
SELECT c.id, l.number FROM customers c LEFT JOIN LATERAL (SELECT o.number FROM orders o WHERE o.customer_id = c.id ORDER BY o.total DESC NULLS LAST, o.number LIMIT 1) l ON TRUE

--- LATERAL after a comma
--- on postgresql
SELECT c.id, l.number FROM customers c, LATERAL (SELECT o.number FROM orders o WHERE o.customer_id = c.id) l

--- ARRAY of a sub-query
--- on postgresql
SELECT c.id, ARRAY(SELECT o.total FROM orders o WHERE o.customer_id = c.id ORDER BY o.total) FROM customers c

--- a sub-query in an array's index
--- on postgresql
SELECT (ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])[(SELECT COUNT(*) FROM orders)::int]

--- a sub-query in an interval of a cast
--- on postgresql
SELECT CAST((SELECT MAX(total) FROM orders) AS text) || '!'
