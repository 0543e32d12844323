--- one
WITH paid AS (SELECT * FROM orders WHERE status = 'paid') SELECT id, total FROM paid

--- one, used twice
WITH o AS (SELECT customer_id, total FROM orders) SELECT a.total, b.total FROM o a JOIN o b ON a.customer_id = b.customer_id

--- several, one upon the other
WITH a AS (SELECT id, customer_id FROM orders), b AS (SELECT a.id, c.name FROM a LEFT JOIN customers c ON c.id = a.customer_id) SELECT * FROM b

--- with column names
WITH o (who, much) AS (SELECT customer_id, SUM(total) FROM orders GROUP BY customer_id) SELECT who, much FROM o

--- beside the table it is made of
WITH big AS (SELECT id FROM orders WHERE total > 50) SELECT o.number FROM orders o WHERE o.id IN (SELECT id FROM big)

--- on the nullable side
WITH o AS (SELECT customer_id, total FROM orders) SELECT c.id, o.total FROM customers c LEFT JOIN o ON o.customer_id = c.id

--- inside a derived table
SELECT d.id FROM (WITH x AS (SELECT id FROM customers) SELECT id FROM x) d

--- inside IN
SELECT id FROM customers WHERE id IN (WITH x AS (SELECT customer_id FROM orders) SELECT customer_id FROM x)

--- inside another
WITH x AS (WITH y AS (SELECT id, city FROM customers) SELECT city, COUNT(*) AS n FROM y GROUP BY city) SELECT * FROM x

--- an inner one hides an outer one of its name
WITH x AS (SELECT id FROM customers) SELECT id FROM x WHERE id IN (WITH x AS (SELECT customer_id AS id FROM orders) SELECT id FROM x)

--- over a set operation
WITH x AS (SELECT name FROM customers UNION SELECT status FROM orders) SELECT name FROM x

--- recursive, down a tree
WITH RECURSIVE tree (id, depth) AS (
  SELECT id, 1 FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT k.id, t.depth + 1 FROM categories k JOIN tree t ON k.parent_id = t.id WHERE t.depth < 5
) SELECT id, depth FROM tree

--- recursive, up a tree and joined with the table itself
WITH RECURSIVE up (id, referrer_id, depth) AS (
  SELECT id, referrer_id, 1 FROM customers WHERE id = 8
  UNION ALL
  SELECT c.id, c.referrer_id, u.depth + 1 FROM customers c, up u WHERE c.id = u.referrer_id AND u.depth < 5
) SELECT up.depth, c.name FROM up JOIN customers c ON c.id = up.id

--- recursive, with numbers only
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 10) SELECT n.x, COUNT(o.number) FROM n LEFT JOIN orders o ON o.customer_id = n.x GROUP BY n.x

--- never used
--- toothless: nothing reads the rows
WITH o AS (SELECT * FROM orders) SELECT id FROM regions

--- named like a table that is not registered
--- toothless: no registered table is read
WITH regions2 AS (SELECT * FROM regions) SELECT id FROM regions2

--- with a parameter in it and one after it
--- bind 20, 1
WITH o AS (SELECT customer_id, total FROM orders WHERE total > ?) SELECT c.id FROM customers c JOIN o ON o.customer_id = c.id WHERE c.id > ?

--- with LIMIT in a total order
--- not on mariadb
--- ordered
WITH o AS (SELECT number, total FROM orders ORDER BY total DESC NULLS LAST, number LIMIT 3) SELECT number FROM o ORDER BY number

--- before a set operation
WITH o AS (SELECT customer_id AS id FROM orders) SELECT id FROM o UNION ALL SELECT id FROM customers

--- named like the table it is made of
--- on postgresql
WITH customers AS (SELECT id, name FROM customers WHERE vip) SELECT * FROM customers

--- named like a table that others read
--- on postgresql
WITH orders AS (SELECT id, name FROM customers) SELECT o.id, i.note FROM orders o JOIN items i ON i.order_id = o.id

--- named like a table, which is reached by its schema
--- on postgresql
WITH customers AS (SELECT 1 AS id) SELECT p.id FROM public.customers p JOIN customers c ON c.id <> p.id

--- named like a table, read before it is defined
--- on postgresql
WITH x AS (SELECT id FROM orders), orders AS (SELECT id FROM customers) SELECT x.id AS a, orders.id AS b FROM x JOIN orders ON orders.id = x.id

--- recursive and named like the table
--- on postgresql
--- toothless: the name stands for the expression everywhere
WITH RECURSIVE categories (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM categories WHERE id < 4) SELECT id FROM categories

--- hidden only inside the sub-query that defines it
--- on postgresql
SELECT c.id FROM customers c WHERE c.id IN (WITH customers AS (SELECT customer_id AS id FROM orders) SELECT id FROM customers)

--- a table named like a common table expression is the table, on H2
--- on h2
WITH customers AS (SELECT 77 AS id) SELECT id FROM customers

--- and when it is made of the table
--- on h2
WITH orders AS (SELECT id FROM orders WHERE total > 50) SELECT id FROM orders

--- MATERIALIZED and NOT MATERIALIZED
--- on postgresql
WITH a AS MATERIALIZED (SELECT id FROM customers), b AS NOT MATERIALIZED (SELECT customer_id FROM orders) SELECT a.id FROM a JOIN b ON b.customer_id = a.id

--- SEARCH DEPTH FIRST
--- on postgresql
--- ordered
WITH RECURSIVE tree (id, parent_id) AS (
  SELECT id, parent_id FROM categories WHERE parent_id IS NULL
  UNION ALL SELECT k.id, k.parent_id FROM categories k JOIN tree t ON k.parent_id = t.id
) SEARCH DEPTH FIRST BY id SET path SELECT id FROM tree ORDER BY path, id
