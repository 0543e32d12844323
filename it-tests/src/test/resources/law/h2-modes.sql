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
