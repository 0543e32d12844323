--- MySQL: names before FROM, backticks, limits
--- on h2
--- commits
SET MODE MySQL
--- then
DELETE customers FROM customers WHERE id = 1
--- then
DELETE c FROM `CUSTOMERS` c WHERE c.`ID` = 2
--- then
DELETE FROM customers WHERE id < 5 LIMIT 1
--- then
UPDATE customers SET city = 'x' ORDER BY id LIMIT 2
--- then
SELECT city, COUNT(*) FROM `CUSTOMERS` GROUP BY 1

--- MySQL: upserts
--- on h2
--- commits
SET MODE MySQL
--- then
INSERT INTO orders (number, id, total) VALUES (1, 1, 5), (900, 2, 6), (900, 3, 7) ON DUPLICATE KEY UPDATE total = total + VALUES(total), id = orders.id + 1
--- then
INSERT INTO orders (number, total) SELECT number, 3 FROM orders ON DUPLICATE KEY UPDATE status = CONCAT(orders.status, '!')
--- then
--- bind 2, 7
--- bind 901, 7
INSERT IGNORE INTO orders (number, total) VALUES (?, ?)
--- then
INSERT IGNORE INTO regions (id, name) SELECT id, name FROM customers
--- then
INSERT INTO products (number, code) VALUES (1, 'c') ON DUPLICATE KEY UPDATE price = (SELECT COUNT(*) FROM customers)
--- then
SELECT * FROM orders

--- MySQL: an upsert that meets a deleted row's key
--- on h2
--- commits
SET MODE MySQL
--- then
--- refused SD007
INSERT INTO orders (number, total) VALUES (902, 1), (-1000000000, 1) ON DUPLICATE KEY UPDATE total = 2

--- MySQL: INSERT IGNORE that meets a deleted row's key
--- on h2
--- commits
SET MODE MySQL
--- then
--- refused SD007
INSERT IGNORE INTO orders (number, total) VALUES (902, 1), (-1000000000, 1)

--- MySQL: REPLACE of rows that a query reads
--- on h2
--- commits
SET MODE MySQL
--- then
ALTER TABLE regions ADD PRIMARY KEY (id)
--- then
REPLACE INTO regions (id, name) SELECT id, name FROM customers

--- PostgreSQL: DO NOTHING
--- on h2
--- commits
SET MODE PostgreSQL
--- then
INSERT INTO orders (number, total) VALUES (1, 5), (900, 6), (900, 7) ON CONFLICT DO NOTHING
--- then
--- bind 2, 7
--- bind 901, 7
INSERT INTO orders (number, total) VALUES (?, ?) ON CONFLICT DO NOTHING
--- then
INSERT INTO orders (number, total) SELECT number + 1, total FROM orders ON CONFLICT DO NOTHING
--- then
SELECT * FROM orders
--- then
--- refused SD007
INSERT INTO orders (number, total) VALUES (-1000000000, 1) ON CONFLICT DO NOTHING

--- without a mode there is no name before FROM
--- on h2
--- commits
--- toothless: the statement is an error
--- fails
--- refusable: it can't be read
DELETE c FROM customers c WHERE c.id = 2

--- PostgreSQL: UPDATE FROM
--- on h2
--- commits
SET MODE PostgreSQL
--- then
UPDATE customers SET city = r.name FROM regions r WHERE r.id = customers.id AND r.id < 3
--- then
UPDATE regions SET city = c.name FROM (SELECT id, MAX(name) AS name FROM customers GROUP BY id) c WHERE c.id = regions.id

--- DB2: isolation levels
--- on h2
--- commits
SET MODE DB2
--- then
SELECT * FROM customers WITH UR
--- then
SELECT id, name FROM customers c WHERE c.id > 1 WITH RS
--- then
INSERT INTO regions (id, name) SELECT id, name FROM customers WHERE id = 2 WITH CS
--- then
DELETE customers WHERE id = 3

--- Oracle: MERGE, MINUS, ROWNUM
--- on h2
--- commits
SET MODE Oracle
--- then
SELECT id FROM customers MINUS SELECT customer_id FROM orders
--- then
SELECT COUNT(*) FROM (SELECT id FROM customers WHERE ROWNUM <= 3)
--- then
MERGE INTO customers c USING dual ON (c.id = 1) WHEN MATCHED THEN UPDATE SET c.city = 'm' WHERE c.name <> 'none'
--- then
MERGE INTO customers c USING dual ON (c.id = 1) WHEN MATCHED THEN DELETE WHERE c.city = 'm'

--- SQL Server: brackets, hints, TOP
--- on h2
--- commits
SET MODE MSSQLServer
--- then
SELECT [CUSTOMERS].[ID] AS [it's), FROM] FROM [CUSTOMERS] WHERE [CUSTOMERS].[NAME] <> 'a]'
--- then
SELECT c.id, [o].[NUMBER] FROM customers c WITH (NOLOCK, INDEX(x)) LEFT JOIN [PUBLIC].[ORDERS] [o] WITH (NOLOCK) ON [o].customer_id = c.id
--- then
UPDATE customers WITH (ROWLOCK) SET [CITY] = 'x' WHERE [ID] = 2
--- then
DELETE FROM [CUSTOMERS]WHERE[ID] = 1
--- then
DELETE TOP (2) FROM [ORDERS]
--- then
SET MODE REGULAR
--- then
SELECT (ARRAY_AGG(id ORDER BY id))[1] FROM customers
