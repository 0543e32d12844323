--- CREATE TABLE AS
--- on h2
--- commits
CREATE TABLE copy AS SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
--- then
SELECT * FROM copy

--- CREATE VIEW
--- on h2
--- commits
CREATE VIEW buyers AS SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)
--- then
SELECT id, name FROM buyers

--- a table in parentheses
--- on h2
SELECT o.number FROM (orders) o WHERE o.total > 10

--- tables in parentheses, joined
--- on h2
SELECT c.id, o.number FROM ((customers c) CROSS JOIN (orders o)) WHERE o.customer_id = c.id

--- a function in FROM
--- on h2
SELECT g.x, COUNT(o.number) FROM SYSTEM_RANGE(1, 10) g LEFT JOIN orders o ON o.customer_id = g.x GROUP BY g.x

--- ARRAY of a sub-query
--- on h2
SELECT ARRAY(SELECT o.number FROM orders o WHERE o.customer_id = 1 ORDER BY o.number)

--- DISTINCT ON
--- on h2
--- ordered
SELECT DISTINCT ON (city) city, id FROM customers ORDER BY city, id DESC

--- LIMIT before everything
--- on h2
--- ordered
SELECT TOP 2 WITH TIES city FROM customers ORDER BY city NULLS LAST

--- INSERT with SET
--- on h2
INSERT INTO items SET id = (SELECT MAX(id) + 1 FROM customers), note = 'set'
