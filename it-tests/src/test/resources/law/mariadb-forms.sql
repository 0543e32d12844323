--- the forms that MariaDB's manual gives for what changes rows: each statement is a case of its own
--- on mariadb
SELECT COUNT(*) FROM customers

--- DELETE of one table, form 1
--- on mariadb
DELETE FROM customers

--- DELETE of one table, form 2
--- on mariadb
DELETE FROM customers WHERE city = 'Rome'

--- DELETE of one table, form 3
--- on mariadb
DELETE FROM customers WHERE id = 3 OR city IS NULL

--- DELETE of one table, form 4
--- on mariadb
DELETE LOW_PRIORITY FROM customers WHERE id > 5

--- DELETE of one table, form 5
--- on mariadb
DELETE QUICK FROM orders WHERE status = 'paid'

--- DELETE of one table, form 6
--- on mariadb
DELETE IGNORE FROM orders WHERE total > 20

--- DELETE of one table, form 7
--- on mariadb
DELETE LOW_PRIORITY QUICK IGNORE FROM orders WHERE total > 20

--- DELETE of one table, form 8
--- on mariadb
DELETE FROM customers ORDER BY id LIMIT 2

--- DELETE of one table, form 9
--- on mariadb
DELETE FROM customers WHERE vip ORDER BY since DESC, id LIMIT 1

--- DELETE of one table, form 10
--- on mariadb
DELETE FROM customers WHERE id IN (SELECT customer_id FROM orders)

--- DELETE of one table, form 11
--- on mariadb
DELETE FROM customers WHERE NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id)

--- DELETE of one table, form 12
--- on mariadb
DELETE FROM orders WHERE total < (SELECT AVG(balance) FROM customers)

--- DELETE of one table, form 13
--- on mariadb
DELETE FROM orders WHERE customer_id = (SELECT MAX(id) FROM customers)

--- DELETE of one table, form 14
--- on mariadb
DELETE FROM customers WHERE id IN (SELECT referrer_id FROM customers)

--- DELETE of one table, form 15
--- on mariadb
DELETE FROM orders WHERE (customer_id, status) IN (SELECT id, 'open' FROM customers)

--- DELETE of one table, form 16
--- on mariadb
DELETE FROM `customers` WHERE `customers`.`id` BETWEEN 2 AND 4

--- DELETE of one table, form 17
--- on mariadb
DELETE FROM customers WHERE name LIKE 'A%' LIMIT 10

--- DELETE of one table, form 18
--- on mariadb
DELETE FROM orders ORDER BY total DESC, number LIMIT 3

--- DELETE of one table, form 19
--- on mariadb
DELETE FROM `Group` WHERE `userId` = 1

--- DELETE of one table, form 20
--- on mariadb
DELETE FROM sessions WHERE customer_id IN (SELECT id FROM customers WHERE vip)

--- DELETE by a join, FROM behind the tables, form 1
--- on mariadb
DELETE c FROM customers c JOIN orders o ON o.customer_id = c.id

--- DELETE by a join, FROM behind the tables, form 2
--- on mariadb
DELETE o FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.city = 'Rome'

--- DELETE by a join, FROM behind the tables, form 3
--- on mariadb
DELETE c, o FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.status = 'open'

--- DELETE by a join, FROM behind the tables, form 4
--- on mariadb
DELETE c.*, o.* FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.status = 'void'

--- DELETE by a join, FROM behind the tables, form 5
--- on mariadb
DELETE customers FROM customers LEFT JOIN orders ON orders.customer_id = customers.id WHERE orders.number IS NULL

--- DELETE by a join, FROM behind the tables, form 6
--- on mariadb
DELETE c FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status = 'paid' WHERE o.number IS NULL

--- DELETE by a join, FROM behind the tables, form 7
--- on mariadb
DELETE o FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c.id IS NULL

--- DELETE by a join, FROM behind the tables, form 8
--- on mariadb
DELETE o, i FROM orders o, items i WHERE i.order_id = o.id

--- DELETE by a join, FROM behind the tables, form 9
--- on mariadb
DELETE o, i FROM orders o LEFT JOIN items i ON i.order_id = o.id WHERE o.total > 30

--- DELETE by a join, FROM behind the tables, form 10
--- on mariadb
DELETE o, i FROM orders o RIGHT JOIN items i ON i.order_id = o.id WHERE i.quantity > 3

--- DELETE by a join, FROM behind the tables, form 11
--- on mariadb
DELETE c, o, i FROM customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id

--- DELETE by a join, FROM behind the tables, form 12
--- on mariadb
DELETE c, o, i FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN items i ON i.order_id = o.id WHERE c.vip

--- DELETE by a join, FROM behind the tables, form 13
--- on mariadb
DELETE i FROM customers c, orders o, items i WHERE o.customer_id = c.id AND i.order_id = o.id AND c.city = 'Rome'

--- DELETE by a join, FROM behind the tables, form 14
--- on mariadb
DELETE LOW_PRIORITY c FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 100

--- DELETE by a join, FROM behind the tables, form 15
--- on mariadb
DELETE QUICK IGNORE o FROM orders o JOIN items i ON i.order_id = o.id

--- DELETE by a join, FROM behind the tables, form 16
--- on mariadb
DELETE c FROM customers c JOIN (SELECT customer_id FROM orders GROUP BY customer_id HAVING COUNT(*) > 1) m ON m.customer_id = c.id

--- DELETE by a join, FROM behind the tables, form 17
--- on mariadb
DELETE c FROM customers c JOIN customers r ON r.id = c.referrer_id WHERE r.city = 'Rome'

--- DELETE by a join, FROM behind the tables, form 18
--- on mariadb
DELETE o FROM orders o JOIN orders p ON p.customer_id = o.customer_id AND p.number < o.number

--- DELETE by a join, FROM behind the tables, form 19
--- on mariadb
DELETE o FROM orders o STRAIGHT_JOIN customers c ON c.id = o.customer_id WHERE c.vip

--- DELETE by a join, FROM behind the tables, form 20
--- on mariadb
DELETE o FROM orders o CROSS JOIN regions r WHERE r.id = o.customer_id

--- DELETE by a join, FROM behind the tables, form 21
--- on mariadb
DELETE o FROM orders o INNER JOIN regions r ON r.id = o.customer_id WHERE r.is_deleted

--- DELETE by a join, FROM behind the tables, form 22
--- on mariadb
DELETE p FROM products p LEFT JOIN items i ON i.product_id = p.id WHERE i.id IS NULL

--- DELETE by a join, FROM behind the tables, form 23
--- on mariadb
DELETE p, k FROM products p JOIN categories k ON p.category_id = k.id WHERE k.weight > 2

--- DELETE by a join, FROM behind the tables, form 24
--- on mariadb
DELETE k FROM categories k LEFT JOIN categories c ON c.parent_id = k.id WHERE c.id IS NULL

--- DELETE by a join, FROM behind the tables, form 25
--- on mariadb
--- refused SD002
DELETE k, c FROM categories k JOIN categories c ON c.parent_id = k.id

--- DELETE by a join, USING, form 1
--- on mariadb
DELETE FROM c USING customers c JOIN orders o ON o.customer_id = c.id

--- DELETE by a join, USING, form 2
--- on mariadb
DELETE FROM c, o USING customers c, orders o WHERE o.customer_id = c.id AND o.total > 40

--- DELETE by a join, USING, form 3
--- on mariadb
DELETE FROM o USING customers AS c INNER JOIN orders AS o ON o.customer_id = c.id WHERE c.city IN ('Rome', 'Oslo')

--- DELETE by a join, USING, form 4
--- on mariadb
DELETE FROM customers USING customers, regions WHERE customers.city = regions.city

--- DELETE by a join, USING, form 5
--- on mariadb
DELETE FROM customers, orders USING customers INNER JOIN orders ON orders.customer_id = customers.id WHERE customers.vip

--- DELETE by a join, USING, form 6
--- on mariadb
DELETE FROM c.*, o.* USING customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.id < 4

--- DELETE by a join, USING, form 7
--- on mariadb
DELETE FROM i USING orders o, items i WHERE i.order_id = o.id AND o.status <> 'paid'

--- DELETE by a join, USING, form 8
--- on mariadb
DELETE FROM c USING customers c LEFT JOIN sessions s ON s.customer_id = c.id WHERE s.id IS NULL

--- DELETE by a join, USING, form 9
--- on mariadb
DELETE FROM i, p USING items i JOIN products p ON p.id = i.product_id JOIN orders o ON o.id = i.order_id WHERE o.total IS NOT NULL

--- UPDATE of one table, form 1
--- on mariadb
UPDATE customers SET city = 'Bonn'

--- UPDATE of one table, form 2
--- on mariadb
UPDATE customers SET city = 'Bonn', balance = balance + 1 WHERE vip

--- UPDATE of one table, form 3
--- on mariadb
UPDATE LOW_PRIORITY customers SET balance = 0 WHERE balance IS NULL

--- UPDATE of one table, form 4
--- on mariadb
UPDATE IGNORE customers SET balance = balance * 2 WHERE balance > 0

--- UPDATE of one table, form 5
--- on mariadb
UPDATE LOW_PRIORITY IGNORE customers c SET c.balance = 1 WHERE c.id > 2

--- UPDATE of one table, form 6
--- on mariadb
UPDATE customers SET balance = balance + 1 ORDER BY id DESC LIMIT 3

--- UPDATE of one table, form 7
--- on mariadb
UPDATE customers SET balance = balance - 1, name = CONCAT(name, balance) WHERE balance > 0

--- UPDATE of one table, form 8
--- on mariadb
UPDATE customers SET city = DEFAULT WHERE id = 1

--- UPDATE of one table, form 9
--- on mariadb
UPDATE customers AS c SET c.name = UPPER(c.name) WHERE c.name IS NOT NULL

--- UPDATE of one table, form 10
--- on mariadb
UPDATE customers SET balance = (SELECT SUM(total) FROM orders WHERE orders.customer_id = customers.id)

--- UPDATE of one table, form 11
--- on mariadb
UPDATE orders SET status = 'late' WHERE customer_id IN (SELECT id FROM customers WHERE city = 'Rome')

--- UPDATE of one table, form 12
--- on mariadb
UPDATE orders SET total = total + (SELECT COUNT(*) FROM items) WHERE total IS NOT NULL

--- UPDATE of one table, form 13
--- on mariadb
UPDATE customers SET balance = (SELECT MAX(c.balance) FROM customers c)

--- UPDATE of one table, form 14
--- on mariadb
UPDATE orders SET status = CASE WHEN total > 50 THEN 'big' ELSE status END WHERE total IS NOT NULL ORDER BY number LIMIT 5

--- UPDATE of one table, form 15
--- on mariadb
UPDATE `Group` SET label = CONCAT(label, '!') WHERE `Id` > 1

--- UPDATE of several tables, form 1
--- on mariadb
UPDATE customers c, orders o SET o.status = c.city WHERE o.customer_id = c.id

--- UPDATE of several tables, form 2
--- on mariadb
UPDATE customers c JOIN orders o ON o.customer_id = c.id SET c.balance = c.balance + 10

--- UPDATE of several tables, form 3
--- on mariadb
UPDATE customers c JOIN orders o ON o.customer_id = c.id SET c.vip = TRUE, o.status = 'vip' WHERE o.total > 40

--- UPDATE of several tables, form 4
--- on mariadb
UPDATE customers c LEFT JOIN orders o ON o.customer_id = c.id SET c.city = 'none' WHERE o.number IS NULL

--- UPDATE of several tables, form 5
--- on mariadb
UPDATE orders o LEFT JOIN customers c ON c.id = o.customer_id SET o.status = 'lost' WHERE c.id IS NULL

--- UPDATE of several tables, form 6
--- on mariadb
UPDATE orders o RIGHT JOIN customers c ON c.id = o.customer_id SET c.balance = -1 WHERE o.number IS NULL

--- UPDATE of several tables, form 7
--- on mariadb
UPDATE customers c JOIN (SELECT customer_id, SUM(total) AS s FROM orders GROUP BY customer_id) t ON t.customer_id = c.id SET c.balance = t.s

--- UPDATE of several tables, form 8
--- on mariadb
UPDATE customers c JOIN customers r ON r.id = c.referrer_id SET c.city = r.city

--- UPDATE of several tables, form 9
--- on mariadb
UPDATE customers c, regions r SET c.city = r.name WHERE c.city = r.city

--- UPDATE of several tables, form 10
--- on mariadb
UPDATE regions r JOIN customers c ON c.city = r.city SET r.name = c.name

--- UPDATE of several tables, form 11
--- on mariadb
--- toothless: no deleted row is read or met
UPDATE regions r LEFT JOIN customers c ON c.city = r.city SET r.name = 'empty' WHERE c.id IS NULL

--- UPDATE of several tables, form 12
--- on mariadb
UPDATE customers c JOIN orders o ON o.customer_id = c.id JOIN items i ON i.order_id = o.id SET i.note = c.name, o.status = 'x'

--- UPDATE of several tables, form 13
--- on mariadb
UPDATE products p, categories k SET p.price = p.price + k.weight, k.weight = 0 WHERE p.category_id = k.id

--- UPDATE of several tables, form 14
--- on mariadb
UPDATE IGNORE products p JOIN categories k ON p.category_id = k.id SET p.name = k.name

--- UPDATE of several tables, form 15
--- on mariadb
UPDATE LOW_PRIORITY products p, items i SET i.note = p.name WHERE i.product_id = p.id AND p.price > 4

--- UPDATE of several tables, form 16
--- on mariadb
UPDATE orders o STRAIGHT_JOIN customers c ON c.id = o.customer_id SET o.total = 0 WHERE c.vip IS NULL

--- UPDATE of several tables, form 17
--- on mariadb
UPDATE orders o CROSS JOIN regions r SET o.total = 1 WHERE r.id = o.customer_id

--- UPDATE of several tables, form 18
--- on mariadb
UPDATE customers c JOIN orders o ON o.customer_id = c.id AND o.status = 'paid' SET c.name = CONCAT(c.name, ' (paid)')

--- UPDATE of several tables, form 19
--- on mariadb
UPDATE categories k LEFT JOIN categories c ON c.parent_id = k.id SET k.weight = 99 WHERE c.id IS NULL

--- UPDATE of several tables, form 20
--- on mariadb
UPDATE items i JOIN orders o ON o.id = i.order_id JOIN customers c ON c.id = o.customer_id SET i.quantity = i.quantity + 1 WHERE c.city = 'Rome'

--- INSERT, form 1
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO customers (id, name) VALUES (31, 'Una')

--- INSERT, form 2
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO customers (id, name) VALUES (31, 'Una'), (32, 'Dos')

--- INSERT, form 3
--- on mariadb
--- toothless: no deleted row is read or met
INSERT customers (id) VALUE (31)

--- VALUE without a list of columns
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO categories VALUE(31, NULL, 'x', NULL, NULL)

--- INSERT, form 4
--- on mariadb
--- toothless: no deleted row is read or met
INSERT LOW_PRIORITY INTO customers (id, name) VALUES (31, DEFAULT)

--- INSERT, form 5
--- on mariadb
--- toothless: no deleted row is read or met
INSERT HIGH_PRIORITY INTO customers SET id = 31, name = 'Una', city = DEFAULT

--- INSERT, form 7
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO customers () VALUES ()

--- INSERT, form 8
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (customer_id, total) VALUES (1, 5 + 5)

--- INSERT, form 9
--- on mariadb
INSERT INTO customers (id, name) SELECT id + 100, name FROM customers

--- INSERT, form 10
--- on mariadb
INSERT INTO customers (id, name) SELECT o.number + 100, c.name FROM orders o JOIN customers c ON c.id = o.customer_id

--- INSERT, form 11
--- on mariadb
INSERT INTO regions (id, city) SELECT id, city FROM customers WHERE city IS NOT NULL ORDER BY id LIMIT 3

--- INSERT, form 12
--- on mariadb
INSERT INTO regions SELECT id, city, name, NULL, FALSE FROM customers

--- INSERT, form 13
--- on mariadb
INSERT INTO regions (id, name) SELECT id, name FROM customers UNION ALL SELECT number, status FROM orders

--- INSERT, form 14
--- on mariadb
INSERT INTO regions (id, name) WITH v AS (SELECT * FROM customers WHERE vip) SELECT id, name FROM v

--- INSERT, form 16
--- on mariadb
INSERT IGNORE INTO regions (id, name) SELECT id, name FROM customers

--- INSERT, form 17
--- on mariadb
INSERT INTO regions (id) SELECT COUNT(*) FROM orders GROUP BY customer_id HAVING COUNT(*) > 1

--- INSERT, form 18
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (number, status) SELECT MAX(number) + 100, 'next' FROM orders

--- INSERT, form 19
--- on mariadb
INSERT INTO customers (id, name) VALUES (33, (SELECT MAX(status) FROM orders))

--- INSERT, form 20
--- on mariadb
INSERT INTO customers (id, balance) VALUES ((SELECT COUNT(*) FROM orders), (SELECT SUM(total) FROM orders))

--- INSERT, form 21
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (number, total) VALUES (1, 7) ON DUPLICATE KEY UPDATE total = total + VALUES(total)

--- INSERT, form 22
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (number, total) VALUES (1, 7), (31, 8) ON DUPLICATE KEY UPDATE total = VALUES(total), status = 'again'

--- INSERT, form 23
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders SET number = 2, total = 9 ON DUPLICATE KEY UPDATE total = IF(total > 10, total, VALUES(total))

--- INSERT, form 24
--- on mariadb
INSERT INTO orders (number, total) SELECT id, balance FROM customers ON DUPLICATE KEY UPDATE total = VALUES(total)

--- INSERT, form 25
--- on mariadb
INSERT INTO orders (number, total) SELECT c.id, c.balance FROM customers c JOIN regions r USING (city) ON DUPLICATE KEY UPDATE total = orders.total + c.balance

--- INSERT, form 26
--- on mariadb
INSERT INTO orders (number, total) SELECT number, total + 1 FROM orders WHERE status = 'open' ON DUPLICATE KEY UPDATE total = VALUES(total)

--- INSERT, form 27
--- on mariadb
--- toothless: no deleted row is read or met
INSERT IGNORE INTO orders (number, total) VALUES (1, 7), (31, 8)

--- INSERT, form 28
--- on mariadb
--- toothless: no deleted row is read or met
INSERT IGNORE INTO orders (number, total) SELECT id, balance FROM customers

--- INSERT, form 29
--- on mariadb
--- toothless: no deleted row is read or met
INSERT IGNORE INTO orders SET number = 3, status = 'x'

--- INSERT, form 30
--- on mariadb
--- toothless: no deleted row is read or met
INSERT IGNORE INTO products (number, id, code) VALUES (1, 1, 'P-9'), (41, 41, 'P-2'), (42, 42, 'P-42')

--- INSERT, form 31
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (number, total) VALUES (31, 1), (32, 2) RETURNING number, total + 1

--- INSERT, form 32
--- on mariadb
INSERT INTO customers (id, name) SELECT id + 50, name FROM customers WHERE vip RETURNING id, name, deleted_at

--- INSERT, form 33
--- on mariadb
--- toothless: no deleted row is read or met
INSERT INTO orders (number, total) VALUES (1, 7) ON DUPLICATE KEY UPDATE total = 3 RETURNING number, total

--- REPLACE, form 1
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO orders (number, id, total) VALUES (1, 1, 77)

--- REPLACE, form 2
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO orders (number, id, total) VALUES (1, 1, 77), (31, 3, 5)

--- REPLACE, form 3
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE orders SET number = 2, status = 'replaced'

--- REPLACE, form 4
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE LOW_PRIORITY orders (number) VALUE (3)

--- REPLACE, form 6
--- on mariadb
REPLACE INTO orders (number, customer_id, total) SELECT id, id, balance FROM customers

--- REPLACE, form 7
--- on mariadb
REPLACE INTO orders (number, customer_id, total) SELECT number, customer_id, total * 2 FROM orders WHERE status = 'paid'

--- REPLACE, form 8
--- on mariadb
REPLACE INTO orders (number, total) SELECT o.number, c.balance FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY o.number

--- REPLACE, form 9
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO orders (number, total) VALUES (5, 1), (5, 2), (5, 3)

--- REPLACE, form 10
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO orders (number, total) VALUES (6, 1) RETURNING number, status, total

--- REPLACE, form 11
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO customers (id, name) VALUES (1, 'no key')

--- REPLACE, form 12
--- on mariadb
REPLACE INTO regions (id, name) SELECT id, name FROM customers

--- REPLACE, form 13
--- on mariadb
--- toothless: no deleted row is read or met
REPLACE INTO orders (status, total) VALUES ('numbered', 1)

--- DELETE that returns, form 1
--- on mariadb
DELETE FROM orders WHERE number = 1 RETURNING *

--- DELETE that returns, form 2
--- on mariadb
DELETE FROM orders WHERE total > 20 RETURNING number, total, total / 2 AS half

--- DELETE that returns, form 3
--- on mariadb
DELETE FROM orders RETURNING orders.number, is_deleted, deleted_by

--- DELETE that returns, form 4
--- on mariadb
DELETE FROM orders ORDER BY total DESC, number LIMIT 2 RETURNING number

--- DELETE that returns, form 5
--- on mariadb
DELETE FROM orders WHERE customer_id IN (SELECT id FROM customers) RETURNING number

--- DELETE that returns, form 6
--- on mariadb
DELETE FROM products WHERE price > 20 RETURNING code, gone, token

--- DELETE that returns, form 7
--- on mariadb
DELETE IGNORE FROM products WHERE category_id = 3 RETURNING UPPER(name) AS n

--- DELETE that returns, form 8
--- on mariadb
--- toothless: no deleted row is read or met
DELETE FROM orders WHERE number = -5 RETURNING number

--- queries around them, form 3
--- on mariadb
SELECT SQL_CALC_FOUND_ROWS id FROM customers LIMIT 2

--- queries around them, form 4
--- on mariadb
--- toothless: no deleted row is read or met
SELECT id INTO @a FROM customers ORDER BY id LIMIT 1

--- queries around them, form 5
--- on mariadb
SELECT HIGH_PRIORITY STRAIGHT_JOIN c.id FROM customers c JOIN orders o ON o.customer_id = c.id

--- queries around them, form 6
--- on mariadb
SELECT id FROM customers ORDER BY id LIMIT 2 OFFSET 1

--- queries around them, form 7
--- on mariadb
SELECT id FROM customers ORDER BY id OFFSET 1 ROW FETCH NEXT 2 ROWS ONLY

--- queries around them, form 8
--- on mariadb
SELECT c.id FROM customers c WHERE c.id = 2 FOR UPDATE SKIP LOCKED

--- queries around them, form 9
--- on mariadb
SELECT c.id FROM customers c WHERE c.id = 2 LOCK IN SHARE MODE

--- queries around them, form 10
--- on mariadb
SELECT city, COUNT(*) FROM customers GROUP BY city WITH ROLLUP

--- queries around them, form 11
--- on mariadb
SELECT GROUP_CONCAT(name ORDER BY id SEPARATOR '/') FROM customers

--- queries around them, form 12
--- on mariadb
(SELECT id FROM customers) UNION (SELECT number FROM orders) ORDER BY id LIMIT 4

--- queries around them, form 13
--- on mariadb
VALUES (1), ((SELECT COUNT(*) FROM customers))

--- queries around them, form 14
--- on mariadb
SET STATEMENT max_statement_time = 100 FOR SELECT COUNT(*) FROM customers

--- queries around them, form 15
--- on mariadb
--- toothless: no deleted row is read or met
DO (SELECT COUNT(*) FROM customers)
