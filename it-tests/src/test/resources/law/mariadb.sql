--- an upper limit of rows
--- on mariadb
--- ordered
SELECT id, name FROM customers ORDER BY name IS NULL, name, id LIMIT 1, 4

--- STRAIGHT_JOIN between tables, with and without a condition
--- on mariadb
SELECT c.id, o.number FROM customers c STRAIGHT_JOIN orders o ON o.customer_id = c.id STRAIGHT_JOIN items i WHERE i.order_id = o.id

--- STRAIGHT_JOIN as a word of the select list
--- on mariadb
SELECT STRAIGHT_JOIN DISTINCT c.city FROM orders o JOIN customers c ON o.customer_id = c.id

--- a list of tables in brackets
--- on mariadb
SELECT c.id, o.number, i.id FROM customers c LEFT JOIN (orders o, items i) ON o.customer_id = c.id AND i.order_id = o.id

--- an inner join without a condition
--- on mariadb
SELECT COUNT(*), SUM(c.id) FROM customers c INNER JOIN orders o

--- NATURAL LEFT JOIN
--- on mariadb
SELECT * FROM (SELECT id, customer_id AS c FROM orders) o NATURAL LEFT JOIN (SELECT id, weight FROM categories) k

--- index hints
--- on mariadb
SELECT c.id FROM customers c USE INDEX (customers_id) LEFT JOIN orders o FORCE INDEX FOR JOIN (orders_id, orders_customer_id) ON o.customer_id = c.id WHERE o.number IS NULL

--- an index hint on the only table
--- on mariadb
SELECT COUNT(*) FROM customers IGNORE INDEX (customers_id) WHERE id > 2

--- modifiers before the select list
--- on mariadb
SELECT SQL_NO_CACHE SQL_SMALL_RESULT HIGH_PRIORITY COUNT(*) FROM customers

--- names in backticks
--- on mariadb
SELECT `c`.`id`, `c`.`name` AS `from` FROM `customers` AS `c` WHERE `c`.`city` = 'Rome'

--- a backtick within a name
--- on mariadb
SELECT `a``b`.id FROM customers `a``b` WHERE `a``b`.id > 2

--- a mixed-case table
--- on mariadb
SELECT g.`Id`, g.label FROM `Group` g JOIN customers c ON c.id = g.`userId`

--- a text in double quotes that looks like SQL
--- on mariadb
SELECT id FROM customers WHERE name <> " FROM orders WHERE it's" AND city = "Rome"

--- texts with backslashes
--- on mariadb
SELECT id FROM customers WHERE name <> 'it\'s FROM orders' AND name <> "a\"b" AND city <> '\\'

--- a comment to the end of the line
--- on mariadb
SELECT id # FROM orders 'x
FROM customers WHERE id <> 3 # end

--- two minus signs without a space are no comment
--- on mariadb
SELECT COUNT(*), 5--1 FROM customers

--- code in a version comment
--- on mariadb
--- refusable: code in a comment
SELECT /*!40001 SQL_NO_CACHE */ id FROM customers /*!50000 WHERE id > 2 */

--- GROUP BY WITH ROLLUP
--- on mariadb
SELECT city, COUNT(*) FROM customers GROUP BY city WITH ROLLUP

--- a list of texts
--- on mariadb
SELECT GROUP_CONCAT(DISTINCT name ORDER BY name DESC SEPARATOR '; ') FROM customers

--- equality that NULLs meet
--- on mariadb
SELECT c.id, o.number FROM customers c JOIN orders o ON o.customer_id <=> c.referrer_id

--- LOCK IN SHARE MODE
--- on mariadb
SELECT id FROM customers WHERE id < 9 LOCK IN SHARE MODE

--- FOR UPDATE SKIP LOCKED
--- on mariadb
SELECT number FROM orders WHERE total > 10 ORDER BY number LIMIT 2 FOR UPDATE SKIP LOCKED

--- operators in words of their own
--- on mariadb
SELECT id FROM customers WHERE (vip && balance > 10) || NOT city REGEXP '^R' XOR id MOD 2 = 0

--- division in words
--- on mariadb
SELECT id DIV 2, id % 3 FROM products WHERE NOT (price DIV 10) = 0

--- VALUES as a query
--- on mariadb
SELECT id FROM customers WHERE id IN (VALUES (1), (2), (9))

--- a variable set in a query
--- on mariadb
SELECT @n := COUNT(*) FROM customers

--- UPDATE with ORDER BY and LIMIT
--- on mariadb
UPDATE customers SET balance = 1 ORDER BY id DESC LIMIT 3

--- UPDATE with a modifier
--- on mariadb
UPDATE IGNORE customers SET balance = balance + 1 WHERE id < 5

--- UPDATE of a join
--- on mariadb
--- refusable: several tables
UPDATE customers c JOIN orders o ON o.customer_id = c.id SET c.balance = o.total WHERE o.status = 'void'

--- UPDATE of a left join
--- on mariadb
--- refusable: several tables
UPDATE customers c LEFT JOIN orders o ON o.customer_id = c.id SET c.vip = FALSE WHERE o.number IS NULL

--- UPDATE of a list of tables
--- on mariadb
--- refusable: several tables
UPDATE orders, customers SET orders.total = 0 WHERE orders.customer_id = customers.id AND customers.city = 'Rome'

--- DELETE with ORDER BY and LIMIT
--- on mariadb
DELETE FROM orders WHERE total > 10 ORDER BY number LIMIT 2

--- DELETE with modifiers
--- on mariadb
--- refusable: FROM doesn't follow at once
DELETE QUICK IGNORE FROM items WHERE note = 'gift'

--- DELETE with RETURNING of a table with a key
--- on mariadb
--- bind 20
DELETE FROM orders WHERE total > ? AND customer_id IN (SELECT id FROM customers WHERE vip) RETURNING number, total, is_deleted, UPPER(status) AS s

--- DELETE with RETURNING
--- on mariadb
--- refusable: the table has no key by which its rows could be named
DELETE FROM customers WHERE city = 'Rome' RETURNING id, name

--- DELETE of one table of a join
--- on mariadb
--- refusable: several tables
DELETE o FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.city = 'Rome'

--- DELETE of several tables
--- on mariadb
--- refusable: several tables
DELETE c, o FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 60

--- DELETE of several tables, listed after USING
--- on mariadb
--- refusable: several tables
DELETE FROM o USING customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.vip

--- INSERT with SET
--- on mariadb
INSERT INTO customers SET id = 40, name = 'Set', balance = (SELECT MAX(total) FROM orders)

--- INSERT without INTO
--- on mariadb
--- toothless: nothing is read
INSERT customers (id, name) VALUES (41, 'No INTO')

--- INSERT with IGNORE
--- on mariadb
--- toothless: no ghost has the key
--- refusable: a conflict may be one with a ghost
INSERT IGNORE INTO products (number, code) VALUES (1, 'P-1'), (60, 'P-60')

--- INSERT of rows without values
--- on mariadb
--- toothless: nothing is read
INSERT INTO customers () VALUES ()

--- INSERT with ON DUPLICATE KEY UPDATE
--- on mariadb
--- toothless: no ghost has the key
--- refusable: a conflict may be one with a ghost
INSERT INTO products (number, code, price) VALUES (1, 'P-1', 9), (61, 'P-61', 8) ON DUPLICATE KEY UPDATE price = VALUES(price) + 1

--- REPLACE
--- on mariadb
--- toothless: no ghost has the key
--- refusable: by two keys it may take the place of two rows
REPLACE INTO products (number, id, code, price) VALUES (1, 1, 'P-1', 10), (62, 62, 'P-62', 2)

--- INSERT with RETURNING
--- on mariadb
--- toothless: nothing is read
INSERT INTO customers (id, name) VALUES (42, 'Ret') RETURNING id, name

--- an INSERT from its own target, joined by ON
--- on mariadb
INSERT INTO customers (id, name, city) SELECT 900 + d.id, MAX(c.id) OVER (ORDER BY d.id), COUNT(*) OVER (ORDER BY d.name, d.id) FROM customers c RIGHT JOIN customers d ON d.id = c.id

--- an INSERT from its own target, joined by USING: MariaDB fills the derived table too late
--- on mariadb
--- refusable: MariaDB reads rows that it has just inserted
INSERT INTO customers (id, name, city) SELECT 900 + d.id, MAX(c.id) OVER (ORDER BY d.id), COUNT(*) OVER (ORDER BY d.name, d.id) FROM customers c RIGHT JOIN customers d USING (id)

--- the same by NATURAL
--- on mariadb
--- refusable: MariaDB reads rows that it has just inserted
INSERT INTO customers (id, name) SELECT 900 + d.x, MAX(c.name) OVER (ORDER BY d.x DESC) FROM (SELECT id AS x, city FROM customers) d NATURAL LEFT JOIN customers c

--- an aggregate that orders, over a derived table, where several tables are changed
--- on mariadb
--- bind 1
delete from t1 using products t1, categories join categories t2 on t2.parent_id = categories.parent_id where t1.category_id <> categories.id and ((t1.category_id, t1.code) not in (select count(level.total), group_concat(p3.gone order by p3.gone separator ',') from (products p3 right join orders as level using (id)) where p3.price between 2 and 63 and level.customer_id <> ?))

--- an aggregate that orders, over a derived table, where joined tables are updated
--- on mariadb
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.status = 'x' WHERE c.city <> (SELECT GROUP_CONCAT(x.city ORDER BY x.city) FROM regions LEFT JOIN customers x USING (id))

--- a window over a table on the nullable side of USING, beside EXISTS
--- on mariadb
SELECT r.id, LAG(i.product_id) OVER (ORDER BY i.product_id, r.id) FROM regions r LEFT JOIN items i USING (id) WHERE EXISTS (SELECT 1 FROM items x WHERE x.product_id = i.product_id)

--- a window over a table on the nullable side of NATURAL, beside EXISTS
--- on mariadb
SELECT SUM(c.id) OVER (PARTITION BY number), c.vip, o.total FROM customers AS c NATURAL RIGHT JOIN orders o WHERE EXISTS (SELECT x.customer_id FROM orders x WHERE c.id = x.customer_id)

--- UPDATE IGNORE of a key that a deletion sets apart
--- on mariadb
UPDATE IGNORE products SET code = CONCAT(code, '!') WHERE id < 4

--- a roll-up in a sub-query, over a table on the nullable side of USING
--- on mariadb
SELECT r.id FROM regions r WHERE 1 IN (SELECT COUNT(c.weight) FROM regions x LEFT JOIN categories c USING (id) WHERE x.city = r.city GROUP BY x.name WITH ROLLUP)

--- a roll-up beside INTERSECT in the condition of an UPDATE
--- on mariadb
UPDATE categories SET name = 'x' WHERE EXISTS (SELECT COUNT(c.referrer_id) FROM items LEFT JOIN customers c USING (id) RIGHT JOIN orders o ON items.order_id = o.id AND items.note >= '' GROUP BY c.city, o.is_deleted WITH ROLLUP INTERSECT (SELECT i.id FROM items i))

--- UPDATE of the first rows' marker by what other rows' markers say
--- on mariadb
UPDATE orders t SET t.is_deleted = EXISTS (SELECT 1 FROM orders p WHERE p.id = 1 AND p.number < 5 AND t.number > 0) ORDER BY t.number LIMIT 4

--- UPDATE of the first rows' marker and of a column by a count of other rows
--- on mariadb
UPDATE orders SET is_deleted = CASE WHEN total > 30 THEN 0 ELSE 1 END, status = (SELECT COUNT(*) FROM orders p WHERE p.number + 0 < 5 AND p.number <> orders.number) ORDER BY number LIMIT 4

--- an upsert of the marker by what other rows' markers say
--- on mariadb
--- refusable: rows that it has just marked would count for deleted
INSERT INTO orders (number, id) VALUES (1, 5), (2, 6), (3, 7) ON DUPLICATE KEY UPDATE is_deleted = (SELECT COUNT(*) = 1 FROM orders p WHERE p.number + 0 <= 1 AND p.number <= orders.number)

--- UPDATE of the first rows' marker and of columns by what has just been written
--- on mariadb
--- refusable: row by row and from left to right, other values would be read
UPDATE categories t SET t.name = (SELECT MIN(c.id) FROM categories c WHERE c.id > 0), t.removed = (t.name LIKE '%x%' AND t.weight <= t.parent_id) ORDER BY id, name LIMIT 2

--- an alias behind an equals sign
--- on mariadb
SELECT c.name, orders.status FROM customers = c LEFT JOIN orders ON orders.customer_id = c.id WHERE c.id = orders.id
