--- REPLACE of an active row and of a new one
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges (code, label) VALUES ('B-1', 'again'), ('B-7', 'new')

--- REPLACE of a row as it is
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges (code, label, points) VALUES ('B-2', 'silver', 5)

--- REPLACE of one row twice
--- on mariadb
--- toothless: no deleted row is met
REPLACE badges (code, label) VALUES ('B-1', 'once'), ('B-1', 'twice')

--- REPLACE with SET
--- on mariadb
--- toothless: no deleted row is met
--- bind 'B-3', 9
REPLACE LOW_PRIORITY INTO badges SET code = ?, badges.points = ? + 1

--- REPLACE without columns
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges VALUES ('B-3', 'x', DEFAULT, FALSE, NULL)

--- REPLACE from a query over the same table
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges (code, label, points) SELECT code, CONCAT(label, '!'), points * 2 FROM badges WHERE points < 10 ORDER BY code

--- REPLACE from a query
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges (code, label, points) SELECT code, label, points FROM incoming WHERE code <> 'B-9'

--- REPLACE that returns
--- on mariadb
--- toothless: no deleted row is met
REPLACE INTO badges (code, points) VALUES ('B-1', 3), ('B-6', 4) RETURNING code, label, points

--- REPLACE that meets a deleted row
--- on mariadb
--- refused SD007
REPLACE INTO badges (code) VALUES ('B-1'), ('B-9')

--- REPLACE where a deleted row comes back
--- on mariadb
--- revives 1
REPLACE INTO post_tags (post_id, tag_id, note) VALUES (9, 9, 'back'), (1, 1, 'other'), (5, 5, 'new')

--- REPLACE in a batch
--- on mariadb
--- batch
--- revives 2
--- bind 9, 9, 'a'
--- bind 1, 1, null
--- bind 9, 8, 'b'
REPLACE INTO post_tags (post_id, tag_id, note) VALUES (?, ?, ?)

--- REPLACE by several keys
--- on mariadb
--- refused SD002
REPLACE INTO members (number, login) VALUES (1, 'ada')

--- INSERT IGNORE of rows that are there and of new ones
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges (code, points) VALUES ('B-1', 7), ('B-7', 8), ('B-7', 9)

--- INSERT IGNORE of one row that is there
--- on mariadb
--- toothless: no deleted row is met
--- bind 'B-2'
--- bind 'B-6'
INSERT IGNORE badges (code) VALUES (?)

--- INSERT IGNORE in a batch
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-2', 1
--- bind 'B-6', 2
--- bind 'B-6', 3
INSERT IGNORE INTO badges (code, points) VALUES (?, ?)

--- INSERT IGNORE of a deleted row's key
--- on mariadb
--- refused SD007
INSERT IGNORE INTO badges (code, points) VALUES ('B-7', 8), ('B-9', 1)

--- INSERT IGNORE with SET
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges SET code = 'B-4', points = 1 + 2

--- INSERT IGNORE with SET of a deleted row's key
--- on mariadb
--- refused SD007
INSERT IGNORE INTO badges SET badges.points = 1 + 2, badges.code = CONCAT('B', '-8')

--- INSERT IGNORE from a query
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges (code, label) SELECT code, label FROM incoming WHERE code <> 'B-9' ORDER BY code DESC

--- INSERT IGNORE from a query with common table expressions over the same table
--- on mariadb
INSERT IGNORE INTO badges (code, label) WITH badges2 AS (SELECT code FROM badges) SELECT CONCAT(b.code, 'x'), o.label FROM badges2 b LEFT JOIN offers o USING (code)

--- INSERT IGNORE from a query that gives a deleted row's key
--- on mariadb
--- refused SD007
INSERT IGNORE INTO badges (code, label) SELECT code, label FROM incoming

--- INSERT IGNORE of numbers
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges (points, label, code) VALUES (1, 1.50, 'B-1'), ('2', NULL, 'B-7'), (3.6, 7, 12.0), (-3.5, x'41', 'B-7'), (NULL, TRUE, CONCAT('B', -4))

--- INSERT IGNORE that returns
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges (code, points) VALUES ('B-1', 7), ('B-7', 8) RETURNING code, label

--- INSERT IGNORE and ON DUPLICATE KEY UPDATE
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO badges (code, points) VALUES ('B-1', 7), ('B-7', 8) ON DUPLICATE KEY UPDATE points = VALUES(points) + badges.points

--- INSERT IGNORE and ON DUPLICATE KEY UPDATE of a deleted row's key
--- on mariadb
--- refused SD007
INSERT IGNORE INTO badges (code, points) VALUES ('B-9', 7) ON DUPLICATE KEY UPDATE points = 8

--- ON DUPLICATE KEY UPDATE from a query over the same table
--- on mariadb
--- toothless: no deleted row is met
INSERT INTO badges (code, points) SELECT code, points + 1 FROM badges WHERE code < 'B-3' ON DUPLICATE KEY UPDATE points = VALUES(points), label = VALUES(code)

--- ON DUPLICATE KEY UPDATE from a query with a column of the name
--- on mariadb
--- toothless: no deleted row is met
INSERT INTO badges (code, points) SELECT i.code, i.points FROM incoming i WHERE i.code <> 'B-9' ON DUPLICATE KEY UPDATE points = VALUES(points) + i.post_id, badges.label = i.label

--- INSERT IGNORE where a deleted row comes back
--- on mariadb
--- revives 1
INSERT IGNORE INTO post_tags (post_id, tag_id) VALUES (9, 9)

--- INSERT IGNORE where deleted rows come back, of rows that are there and new ones
--- on mariadb
--- revives 2
INSERT IGNORE INTO post_tags (post_id, tag_id, note) VALUES (9, 9, 'a'), (1, 1, 'b'), (7, 7, 'c'), (9, 8, NULL)

--- INSERT IGNORE of a row that is there, where deleted ones come back
--- on mariadb
--- toothless: no deleted row is met
INSERT IGNORE INTO post_tags SET post_id = 1, tag_id = 1, note = 'x'

--- INSERT IGNORE with parameters where a deleted row comes back
--- on mariadb
--- revives 1
--- bind 'back', '9', 9
INSERT IGNORE INTO post_tags SET note = ?, post_id = ?, tag_id = ?

--- INSERT IGNORE from a query over the same table where a deleted row comes back
--- on mariadb
--- revives 1
INSERT IGNORE INTO post_tags (post_id, tag_id, note) SELECT p.post_id * 9, p.tag_id * 9, i.label FROM post_tags p JOIN incoming i USING (post_id, tag_id) UNION ALL SELECT 1, 2, 'there'

--- INSERT IGNORE in a batch where deleted rows come back
--- on mariadb
--- batch
--- revives 2
--- bind 9, 9, 'a'
--- bind 1, 1, null
--- bind 7, 7, null
--- bind 9, 8, 'b'
INSERT IGNORE INTO post_tags (post_id, tag_id, note) VALUES (?, ?, ?)

--- INSERT IGNORE that gives a key twice where deleted rows come back
--- on mariadb
--- refused SD002
INSERT IGNORE INTO post_tags (post_id, tag_id) VALUES (9, 9), (9, 9)

--- INSERT IGNORE by several keys where deleted rows come back
--- on mariadb
--- refused SD002
INSERT IGNORE INTO members (login) VALUES ('zoe')

--- an upsert where a deleted row comes back, another is there and one is new
--- on mariadb
--- revives 1
INSERT INTO post_tags (post_id, tag_id, note) VALUES (9, 9, 'back'), (1, 1, 'there'), (6, 6, 'new') ON DUPLICATE KEY UPDATE note = CONCAT(VALUES(note), ' (', COALESCE(post_tags.note, ''), ')')

--- an upsert by a key that isn't the primary one
--- on mariadb
--- revives 1
INSERT INTO members (number, login, plan) VALUES (500, 'zoe', 'paid'), (1, 'ada', 'trial') ON DUPLICATE KEY UPDATE visits = visits + 1, plan = DEFAULT, joined = NOW()

--- an upsert from a query over the same table
--- on mariadb
--- revives 1
INSERT INTO post_tags (post_id, tag_id, note) SELECT post_id + 8, tag_id + 8, note FROM post_tags WHERE note = 'first' ON DUPLICATE KEY UPDATE note = VALUES(note)

--- an INSERT with SET where a deleted row comes back
--- on mariadb
--- bind 9, 'x'
--- revives 1
INSERT INTO post_tags SET post_id = ?, tag_id = 9, note = ?

--- an INSERT that returns, where a deleted row comes back
--- on mariadb
--- revives 1
INSERT INTO post_tags (post_id, tag_id) VALUES (9, 9), (4, 4) RETURNING post_id, note

--- DELETE that returns
--- on mariadb
DELETE FROM badges WHERE points > 2 RETURNING code, points * 2 AS twice

--- DELETE that returns rows as they were
--- on mariadb
--- bind 5
DELETE FROM badges WHERE points = ? RETURNING *

--- DELETE that returns the marker
--- on mariadb
--- bind 'B-2'
DELETE FROM `badges` WHERE `badges`.code = ? RETURNING badges.gone, gone_by, CONCAT(code, '?') AS q

--- DELETE that returns some
--- on mariadb
DELETE LOW_PRIORITY QUICK FROM badges ORDER BY points DESC LIMIT 2 RETURNING badges.*

--- DELETE that returns nothing
--- on mariadb
DELETE FROM badges WHERE code = 'B-9' RETURNING code

--- DELETE that returns rows of a table with a key of two columns
--- on mariadb
DELETE FROM post_tags WHERE tag_id IN (SELECT tag_id FROM incoming) RETURNING post_id, tag_id, note

--- DELETE that returns, of a table without a key
--- on mariadb
--- refused SD002
DELETE FROM offers RETURNING code

--- an INSERT by the primary key, where another key is the deleted row's too
--- on mariadb
--- revives 1
INSERT INTO members (number, login, joined) VALUES (500, 'zoe', DATE '2024-05-05')

--- an upsert with the number of the row that is there
--- on mariadb
--- bind 500, 'zoe', 3, 'a ? b'
--- revives 1
INSERT INTO members (number, login, visits) VALUES (?, ?, ?) /* ? */ ON DUPLICATE KEY UPDATE visits = VALUES(visits) + 1, number = LAST_INSERT_ID(members.number), plan = CONCAT(?, '?') -- ?

--- TRUNCATE
--- on mariadb
--- commits
TRUNCATE TABLE badges

--- TRUNCATE behind other changes
--- on mariadb
--- commits
INSERT INTO badges (code) VALUES ('B-7')
--- then
TRUNCATE post_tags
--- then
ROLLBACK
--- then
SELECT * FROM badges

--- TRUNCATE of a table with numbers
--- on mariadb
--- commits
--- refused SD002
TRUNCATE TABLE members

--- IGNORE beside ON DUPLICATE KEY, where a deleted row holds one key and an active one another
--- on mariadb
--- refused SD002
INSERT IGNORE INTO members (number, login) VALUES (500, 'ben') ON DUPLICATE KEY UPDATE plan = 'x'

--- IGNORE beside ON DUPLICATE KEY, of a row that comes back by the only key
--- on mariadb
--- revives 1
INSERT IGNORE INTO post_tags (post_id, tag_id) VALUES (9, 9), (1, 1) ON DUPLICATE KEY UPDATE note = 'x'

--- IGNORE beside ON DUPLICATE KEY, of a row that takes a deleted one's key
--- on mariadb
--- refused SD002
INSERT IGNORE INTO badges (code, points) VALUES ('B-1', 1) ON DUPLICATE KEY UPDATE code = 'B-9'

--- UPDATE IGNORE of a key that a deleted row holds
--- on mariadb
--- refused SD002
UPDATE IGNORE badges SET points = 3, code = 'B-9' WHERE code = 'B-1'

--- UPDATE IGNORE of a joined table's key
--- on mariadb
--- refused SD002
UPDATE LOW_PRIORITY IGNORE (offers o JOIN post_tags p ON p.tag_id = 2) SET p.tag_id = 9, p.post_id = 9 WHERE o.code = 'B-1'

--- UPDATE IGNORE of what no key has
--- on mariadb
UPDATE IGNORE badges b JOIN offers o ON o.code = b.code SET b.points = o.points, o.label = b.label

--- a batch of INSERT IGNORE that stores as many rows as it has entries
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-6', 1
--- bind 'B-6', 2
INSERT IGNORE INTO badges (code, points) VALUES (?, ?), ('B-7', 7)

--- a batch of INSERT IGNORE that stores more rows
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-6', 1
--- bind 'B-5', 2
INSERT IGNORE INTO badges (code, points) VALUES (?, ?), ('B-7', 7)

--- a batch of INSERT IGNORE that touches a comment
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-6', 1
--- bind 'B-6', 2
INSERT/**/ IGNORE INTO badges (code, points) VALUES (?, ?)

--- a batch of INSERT IGNORE behind a comment
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-6', 1
--- bind 'B-6', 2
/* app */INSERT IGNORE INTO badges (code, points) VALUES (?, ?)

--- a batch of one INSERT IGNORE that stores nothing
--- on mariadb
--- toothless: no deleted row is met
--- batch
--- bind 'B-1', 1
INSERT IGNORE INTO badges (code, points) VALUES (?, ?)

--- REPLACE by the same row, with NULL where that isn't the default
--- on mariadb
--- revives 1
REPLACE INTO post_tags (post_id, tag_id, note) VALUES (1, 2, NULL), (1, 1, NULL), (1, 1, NULL), (1, 1, 'x'), (9, 9, NULL), (9, 9, NULL), (9, 9, 'q'), (9, 9, 'Q')

--- REPLACE by the same row in a batch
--- on mariadb
--- toothless: the same rows and counts
--- batch
--- bind 1, 2
--- bind 2, 1
--- bind 2, 1
REPLACE INTO post_tags (note, post_id, tag_id) VALUES (NULL, ?, ?)
