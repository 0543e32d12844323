--- one table
SELECT id, name FROM customers

--- one table, all columns, the marker among them
SELECT * FROM orders

--- an inner join of two kinds of marker
SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id

--- a left join keeps a customer whose orders are all deleted
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id

--- a left join finds the customers without orders
SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.number IS NULL

--- a left join from an order to a deleted customer gives NULL
SELECT o.number, c.name FROM orders o LEFT OUTER JOIN customers c ON c.id = o.customer_id

--- a right join mirrors the left one
SELECT o.number, c.name FROM customers c RIGHT JOIN orders o ON c.id = o.customer_id

--- a right join whose preserved side has ghosts
SELECT c.id, o.number FROM orders o RIGHT OUTER JOIN customers c ON c.id = o.customer_id AND o.total > 20

--- a chain of left joins
SELECT c.id, o.number, i.note FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
LEFT JOIN items i ON i.order_id = o.id

--- a left join, then an inner join over the nullable side
SELECT c.id, o.number, i.note FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
JOIN items i ON i.order_id = o.id

--- an inner join inside the nullable side
SELECT c.id, o.number, i.note FROM customers c
LEFT JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id

--- the same without parentheses: two ON in a row
SELECT c.id, o.number, i.note FROM customers c
LEFT JOIN orders o JOIN items i ON i.order_id = o.id ON o.customer_id = c.id

--- three ON in a row
SELECT c.id, o.number, i.note, p.name FROM customers c
LEFT JOIN orders o LEFT JOIN items i JOIN products p ON p.id = i.product_id ON i.order_id = o.id ON o.customer_id = c.id

--- a left join inside the preserved side of a right join
SELECT c.id, o.number, i.note FROM customers c
RIGHT JOIN (orders o LEFT JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id

--- a left join inside the nullable side of a left join
SELECT c.id, o.number, i.note FROM customers c
LEFT JOIN (orders o LEFT JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id

--- a right join after a left join makes both nullable
SELECT c.id, o.number, p.id, p.name FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
RIGHT JOIN products p ON p.id = c.id

--- two joins made nullable by a third
SELECT c.name, o.number, p.id FROM customers c JOIN orders o ON o.customer_id = c.id
RIGHT JOIN products p ON p.category_id = o.id

--- a cross join
SELECT c.id, p.id FROM customers c CROSS JOIN products p

--- a comma list
SELECT c.name, o.total, i.note FROM customers c, orders o, items i WHERE o.customer_id = c.id AND i.order_id = o.id

--- a comma list with OR in WHERE
SELECT c.id, o.number FROM customers c, orders o WHERE o.customer_id = c.id OR o.total > 100

--- a comma list without WHERE
SELECT c.id, r.name FROM customers c, regions r

--- a comma before a left join
SELECT c.id, o.number, i.note FROM customers c, orders o LEFT JOIN items i ON i.order_id = o.id WHERE o.customer_id = c.id

--- a comma after a left join
SELECT c.id, o.number, p.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id, products p WHERE p.id = c.id

--- USING on an inner join
SELECT * FROM customers JOIN items USING (id)

--- USING on a left join
SELECT c.name, i.note FROM customers c LEFT JOIN items i USING (id)

--- USING on a right join
SELECT c.name, i.note FROM customers c RIGHT JOIN items i USING (id)

--- USING with two columns
--- not on mariadb
SELECT * FROM customers c LEFT JOIN crm.customers k USING (id, name)

--- a natural join on one column
SELECT * FROM items NATURAL JOIN customers

--- a natural join of a registered table with one that isn't
SELECT * FROM items NATURAL JOIN leads

--- a natural join on several columns
SELECT * FROM categories NATURAL JOIN products

--- a natural join that joins on the marker, NULL is never NULL
--- not on mariadb
SELECT * FROM customers NATURAL JOIN crm.customers k

--- a table joined with itself
SELECT a.id, b.id FROM customers a JOIN customers b ON b.referrer_id = a.id

--- a table joined with itself, each side on its own
SELECT a.id, b.id FROM categories a LEFT JOIN categories b ON b.parent_id = a.id AND b.weight > 2

--- a registered table joined with one that isn't
SELECT c.id, r.name FROM customers c LEFT JOIN regions r ON r.city = c.city

--- a table that isn't registered joined with one that is
SELECT r.id, c.id FROM regions r LEFT JOIN customers c ON r.city = c.city

--- rows that look deleted in a table that isn't registered are to be seen
--- toothless: there are no ghosts
SELECT * FROM regions WHERE is_deleted

--- an ON that is true for all
SELECT c.id, p.id FROM customers c LEFT JOIN products p ON 1 = 1

--- an ON that is never true
SELECT c.id, p.id FROM customers c LEFT JOIN products p ON 1 = 0

--- an ON with OR
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id OR o.total IS NULL

--- an ON with inequality
SELECT c.id, o.number FROM customers c JOIN orders o ON o.customer_id < c.id

--- an ON that names a third table
SELECT c.id, o.number, i.note FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id AND i.product_id <> c.id

--- an inner join in parentheses
SELECT c.id, o.number FROM (customers c JOIN orders o ON o.customer_id = c.id)

--- parentheses in parentheses
SELECT c.id, o.number, i.note FROM ((customers c JOIN orders o ON o.customer_id = c.id) LEFT JOIN items i ON i.order_id = o.id)

--- five joins
SELECT c.name, o.number, i.quantity, p.name, k.name, k2.name FROM customers c
JOIN orders o ON o.customer_id = c.id
JOIN items i ON i.order_id = o.id
JOIN products p ON p.id = i.product_id
LEFT JOIN categories k ON k.id = p.category_id
LEFT JOIN categories k2 ON k2.id = k.parent_id

--- an alias that is another table's name
SELECT orders.id, orders.name FROM customers orders JOIN orders customers ON customers.customer_id = orders.id

--- a column-alias list
--- not on mariadb
SELECT c.a, c.b FROM customers AS c (a, b, d, e, f, g, h, i)

--- a column-alias list that gives the marker another name
--- not on mariadb
SELECT c.a, c.gone_at FROM customers AS c (a, b, d, e, f, g, h, gone_at) WHERE c.a < 7

--- a column-alias list that gives the marker's name to another column
--- not on mariadb
SELECT c.deleted_at, c.a FROM customers AS c (a, deleted_at, d, e, f, g, h, i) WHERE c.deleted_at IS NOT NULL

--- a column-alias list on the nullable side
--- not on mariadb
SELECT o.number, c.b FROM orders o LEFT JOIN customers AS c (a, b, d, e, f, g, h, i) ON c.a = o.customer_id

--- a full join
--- on postgresql
SELECT c.id, o.number FROM customers c FULL JOIN orders o ON o.customer_id = c.id

--- a full join with a condition in WHERE
--- on postgresql
SELECT c.id, o.number FROM customers c FULL OUTER JOIN orders o ON o.customer_id = c.id WHERE c.id IS NULL OR o.number IS NULL

--- a full join with USING
--- on postgresql
SELECT * FROM customers FULL JOIN items USING (id)

--- a full join of three tables
--- on postgresql
SELECT c.id, o.number, p.id FROM customers c FULL JOIN orders o ON o.customer_id = c.id FULL JOIN products p ON p.id = o.id

--- a full join over a left join
--- on postgresql
SELECT c.id, o.number, i.note FROM customers c FULL JOIN (orders o LEFT JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id

--- a natural left join
--- on postgresql
SELECT * FROM customers NATURAL LEFT JOIN items

--- a natural full join
--- on postgresql
SELECT * FROM customers NATURAL FULL JOIN items

--- a join with an alias of its own
--- on postgresql
SELECT j.name, j.note FROM (customers JOIN items USING (id)) AS j

--- a left join with an alias and names of its own
--- on postgresql
SELECT j.a, j.i FROM (customers c LEFT JOIN items t ON t.id = c.id) AS j (a, b, d, e, f, g, h, q, i)

--- a short column-alias list
--- on postgresql
SELECT c.a, c.b, c.city FROM customers AS c (a, b)
