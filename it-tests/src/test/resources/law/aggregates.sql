--- COUNT
SELECT COUNT(*) FROM customers

--- all the usual ones
SELECT COUNT(total), SUM(total), MIN(total), MAX(total), AVG(total), COUNT(DISTINCT customer_id) FROM orders

--- of nothing
--- toothless: no row meets the condition
SELECT COUNT(*), SUM(total) FROM orders WHERE 1 = 0

--- GROUP BY
SELECT customer_id, COUNT(*), SUM(total) FROM orders GROUP BY customer_id

--- GROUP BY over a left join, counting the nullable side
SELECT c.id, COUNT(o.number), SUM(o.total) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id

--- GROUP BY an expression
SELECT EXTRACT(YEAR FROM since), COUNT(*) FROM customers GROUP BY EXTRACT(YEAR FROM since)

--- HAVING
SELECT city, COUNT(*) FROM customers GROUP BY city HAVING COUNT(*) > 1

--- HAVING without GROUP BY
SELECT COUNT(*) FROM customers HAVING COUNT(*) < 10

--- WHERE with OR before GROUP BY
SELECT city, MAX(balance) FROM customers WHERE vip OR balance > 50 GROUP BY city

--- FILTER
--- not on mariadb
SELECT COUNT(*) FILTER (WHERE status = 'paid'), SUM(total) FILTER (WHERE status <> 'paid') FROM orders

--- a sub-query in FILTER
--- not on mariadb
SELECT COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)) FROM customers c

--- a list of texts
--- not on mariadb
SELECT STRING_AGG(name, ',' ORDER BY name, id) FROM customers

--- an array
--- not on mariadb
SELECT ARRAY_AGG(id ORDER BY id) FROM products

--- GROUP BY a key that the other columns depend on
SELECT p.number, p.name, COUNT(i.id) FROM products p LEFT JOIN items i ON i.product_id = p.id GROUP BY p.number

--- the same on the nullable side
SELECT i.id, p.number, p.name, COUNT(*) FROM items i LEFT JOIN products p ON p.id = i.product_id GROUP BY i.id, p.number

--- COUNT of rows of two tables
SELECT (SELECT COUNT(*) FROM customers) + (SELECT COUNT(*) FROM orders)

--- ROW_NUMBER
--- not on mariadb
SELECT id, ROW_NUMBER() OVER (ORDER BY balance NULLS FIRST, id) FROM customers

--- ROW_NUMBER by partition
SELECT number, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total, number) FROM orders

--- RANK and DENSE_RANK
SELECT id, RANK() OVER (ORDER BY city), DENSE_RANK() OVER (ORDER BY city) FROM customers

--- LAG and LEAD
SELECT number, LAG(total) OVER (ORDER BY number), LEAD(total, 2) OVER (ORDER BY number) FROM orders

--- a running sum
SELECT number, SUM(total) OVER (ORDER BY placed, number ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM orders

--- shares of a whole
SELECT number, total * 100 / SUM(total) OVER () FROM orders WHERE total > 0

--- FIRST_VALUE and NTILE
SELECT id, FIRST_VALUE(name) OVER (ORDER BY id), NTILE(3) OVER (ORDER BY id) FROM customers

--- a named window
SELECT number, COUNT(*) OVER w, MAX(total) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id)

--- a window over aggregates
SELECT customer_id, SUM(total), RANK() OVER (ORDER BY SUM(total)) FROM orders GROUP BY customer_id

--- the best of each group by a window in a derived table
--- not on mariadb
SELECT d.number FROM (SELECT number, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY total DESC NULLS LAST, number) AS place FROM orders) d WHERE d.place = 1

--- ROLLUP
--- on postgresql
SELECT city, vip, COUNT(*) FROM customers GROUP BY ROLLUP (city, vip)

--- CUBE
--- on postgresql
SELECT city, vip, COUNT(*), GROUPING(city, vip) FROM customers GROUP BY CUBE (city, vip)

--- GROUPING SETS
--- on postgresql
SELECT status, customer_id, SUM(total) FROM orders GROUP BY GROUPING SETS ((status), (customer_id), ())

--- an ordered-set aggregate
--- on postgresql
SELECT PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY total) FROM orders

--- json
--- on postgresql
SELECT JSON_AGG(JSON_BUILD_OBJECT('id', c.id, 'orders', (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)) ORDER BY c.id)::text FROM customers c

--- LISTAGG
--- on h2
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY name, id) FROM customers
