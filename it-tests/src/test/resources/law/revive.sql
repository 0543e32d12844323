--- a pair that was deleted before
--- revives 1
INSERT INTO post_tags (post_id, tag_id) VALUES (9, 9)

--- with parameters
--- bind 9, 8
--- revives 1
INSERT INTO post_tags (post_id, tag_id) VALUES (?, ?)

--- deleted, inserted, deleted and inserted
DELETE FROM post_tags WHERE post_id = 1 AND tag_id = 1
--- then
--- revives 1
INSERT INTO post_tags (post_id, tag_id) VALUES (1, 1)
--- then
DELETE FROM post_tags WHERE post_id = 1
--- then
--- revives 1
INSERT INTO post_tags (post_id, tag_id, note) VALUES (1, 1, 'again')
--- then
SELECT * FROM post_tags

--- several rows, of which some were deleted
--- revives 2
INSERT INTO post_tags VALUES (9, 9, 'x', NULL), (7, 7, 'y', NULL), (9, 8, DEFAULT, NULL)

--- from a query over a registered table
--- revives 1
INSERT INTO post_tags (post_id, tag_id, note) SELECT post_id + 1, tag_id + 1, note FROM post_tags WHERE tag_id = 1 AND post_id = 1

--- a pair that is there
--- fails
--- toothless: it fails either way
INSERT INTO post_tags (post_id, tag_id) VALUES (1, 1)

--- a pair that is there, beside one that was deleted
--- fails
--- toothless: it fails either way
INSERT INTO post_tags (post_id, tag_id) VALUES (9, 9), (1, 1)

--- a pair that is new
--- toothless: no deleted row is met
INSERT INTO post_tags (post_id, tag_id) VALUES (7, 7)

--- a batch
--- batch
--- revives 2
--- bind 9, 9, 'a'
--- bind 7, 7, null
--- bind 9, 8, 'b'
INSERT INTO post_tags (post_id, tag_id, note) VALUES (?, ?, ?)

--- a key that is not the primary one
--- not on mariadb
--- revives 1
--- keys number
INSERT INTO members (login, joined) VALUES ('zoe', DATE '2024-05-05')

--- a null where none may be
--- fails
--- toothless: it fails either way
INSERT INTO members (login) VALUES (NULL)

--- a text that is too long
--- fails
--- toothless: it fails either way
INSERT INTO members (login, plan) VALUES ('zoe', 'a plan with a name that is too long')

--- RETURNING
--- on postgresql
--- revives 1
INSERT INTO members (login) VALUES ('zoe') RETURNING *

--- RETURNING of all that come back
--- on postgresql
--- revives 2
INSERT INTO post_tags AS p (post_id, tag_id) VALUES (9, 9), (6, 6), (9, 8) RETURNING p.post_id, tag_id, note, deleted_at

--- an upsert that brings a row back
--- on postgresql
--- revives 1
INSERT INTO members (login, visits) VALUES ('zoe', 3) ON CONFLICT (login) DO UPDATE SET visits = members.visits + EXCLUDED.visits, plan = 'never' RETURNING *

--- an upsert with a condition, of a row to come back and one that is there
--- on postgresql
--- revives 1
INSERT INTO post_tags (post_id, tag_id, note) VALUES (9, 9, 'new'), (1, 1, 'up'), (1, 2, 'no') ON CONFLICT (post_id, tag_id) DO UPDATE SET note = EXCLUDED.note || '!' WHERE post_tags.note IS NOT NULL

--- DO NOTHING that brings a row back
--- on postgresql
--- revives 1
INSERT INTO post_tags (post_id, tag_id) VALUES (9, 9) ON CONFLICT DO NOTHING RETURNING note

--- DO NOTHING of a row that is there
--- on postgresql
--- toothless: no deleted row is met
INSERT INTO post_tags (post_id, tag_id, note) VALUES (1, 1, 'no') ON CONFLICT DO NOTHING RETURNING note

--- in WITH
--- on postgresql
--- revives 1
WITH n AS (INSERT INTO post_tags (post_id, tag_id) VALUES (9, 9) RETURNING post_id, tag_id) SELECT n.* FROM n

--- by key
--- on h2
--- revives 1
MERGE INTO post_tags (post_id, tag_id, note) KEY (post_id, tag_id) VALUES (9, 9, 'x'), (1, 1, 'y'), (6, 6, 'z')

--- MERGE that brings a row back
--- not on mariadb
--- revives 1
MERGE INTO post_tags p USING incoming i ON p.post_id = i.post_id AND p.tag_id = i.tag_id WHEN MATCHED THEN UPDATE SET note = i.label WHEN NOT MATCHED THEN INSERT (post_id, tag_id, note) VALUES (i.post_id, i.tag_id, i.code)

--- MERGE with conditions that brings a row back
--- not on mariadb
--- revives 1
MERGE INTO post_tags p USING incoming i ON (i.post_id = p.post_id AND i.tag_id = p.tag_id) WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND i.points > 60 THEN INSERT (post_id, tag_id) VALUES (i.post_id, i.tag_id)

--- a pair twice in one INSERT
--- fails
--- toothless: it fails either way
INSERT INTO post_tags (post_id, tag_id) VALUES (7, 7), (8, 8), (7, 7)

--- a deleted pair twice, from a query over a registered table
--- fails
--- toothless: it fails either way
INSERT INTO post_tags (post_id, tag_id, note) SELECT 9, 9, code FROM offers

--- a sub-query of several rows beside an INSERT that may bring rows back
--- fails
--- toothless: it fails either way
INSERT INTO post_tags (post_id, tag_id) VALUES (7, (SELECT points FROM incoming))

--- MERGE that asks for more than the key
--- on h2, postgresql
--- refused SD002
MERGE INTO post_tags t USING incoming i ON t.post_id = i.post_id AND t.tag_id = i.tag_id AND t.note IS NULL WHEN NOT MATCHED AND i.code <> 'B-1' THEN INSERT (post_id, tag_id) VALUES (i.post_id, i.tag_id)

--- a number by DEFAULT leaves the other key
--- not on mariadb
--- revives 1
--- keys number
INSERT INTO members (number, login, plan) VALUES (DEFAULT, 'zoe', 'paid')

--- a number by DEFAULT in each of several rows
--- on postgresql
--- revives 1
--- keys number
INSERT INTO members (number, login) VALUES (DEFAULT, 'zoe'), (DEFAULT, 'yan')

--- both keys of a deleted row
--- revives 1
INSERT INTO members (number, login) VALUES (500, 'zoe')

--- a deleted row's key beside another primary key
--- refused SD002
INSERT INTO members (number, login) VALUES (77, 'zoe')

--- a deleted row's key beside another primary key, with parameters
--- refused SD002
--- bind 77, 'zoe'
INSERT INTO members (number, login) VALUES (?, ?)

--- a deleted row's key beside another primary key, from a query
--- refused SD002
INSERT INTO members (number, login) SELECT b.points + 70, 'zoe' FROM badges b WHERE b.code = 'B-1'

--- an explicit primary key where no deleted row has the other key
--- toothless: no deleted row is met
--- bind 77, 'yan', 'x'
INSERT INTO members (number, login, plan) VALUES (?, ?, ?)

--- an upsert of an active row whose other key a deleted row has
--- on postgresql
--- toothless: no deleted row is met
INSERT INTO members (number, login) VALUES (1, 'zoe') ON CONFLICT (number) DO UPDATE SET visits = 8

--- MERGE of a row whose other key a deleted row has
--- on h2, postgresql
--- refused SD002
MERGE INTO members m USING (SELECT 70 + points AS number, 'zoe' AS login FROM badges WHERE code = 'B-1') s ON m.number = s.number WHEN MATCHED THEN UPDATE SET plan = s.login WHEN NOT MATCHED THEN INSERT (number, login) VALUES (s.number, s.login)

--- MERGE of a row whose other key an active row has too
--- on h2, postgresql
--- toothless: no deleted row is met
MERGE INTO members m USING (SELECT 2 AS number, 'zoe' AS login FROM badges WHERE code = 'B-1') s ON m.number = s.number WHEN MATCHED THEN UPDATE SET plan = s.login WHEN NOT MATCHED THEN INSERT (number, login) VALUES (s.number, s.login)

--- MERGE by key of a row whose other key a deleted row has
--- on h2
--- refused SD002
MERGE INTO members (number, login) KEY (number) VALUES (77, 'zoe')

--- INSERT with SET where a deleted row comes back
--- on h2
--- revives 1
--- bind 9
INSERT INTO post_tags SET post_id = ?, tag_id = 3 * 3, note = (SELECT MAX(label) FROM offers)

--- INSERT with SET where the number is left to the database
--- on h2
--- revives 1
--- keys number
INSERT INTO members SET number = DEFAULT, login = 'zoe'

--- MERGE by key of the key alone
--- on h2
--- revives 1
MERGE INTO post_tags (post_id, tag_id) VALUES (9, 9), (1, 1), (5, 5)

--- MERGE by key of the key alone, of a table without deleted rows that come back
--- on h2
--- toothless: no deleted row is met
MERGE INTO badges (code) VALUES ('B-1'), ('B-7')

--- MERGE that compares rows
--- on h2, postgresql
--- revives 1
MERGE INTO post_tags p USING incoming i ON (p.post_id, p.tag_id) = (i.post_id, i.tag_id) WHEN MATCHED THEN UPDATE SET note = i.label WHEN NOT MATCHED THEN INSERT (post_id, tag_id, note) VALUES (i.post_id, i.tag_id, i.code)

--- MERGE that compares a key with another value than the inserted one
--- on h2, postgresql
--- refused SD002
MERGE INTO post_tags p USING incoming i ON (p.post_id) = (i.post_id) + 0 AND p.tag_id = i.tag_id WHEN NOT MATCHED THEN INSERT (post_id, tag_id) VALUES (i.post_id, i.tag_id)
