--- from a registered table
--- not on mariadb
MERGE INTO badges b USING offers o ON b.code = o.code WHEN MATCHED THEN UPDATE SET points = b.points + o.points WHEN NOT MATCHED THEN INSERT (code, label, points) VALUES (o.code, o.label, o.points)

--- from a query, with conditions
--- not on mariadb
MERGE INTO badges AS b USING (SELECT code, SUM(points) AS points FROM offers GROUP BY code) s ON (b.code = s.code) WHEN MATCHED AND s.points > 50 OR s.points < 0 THEN UPDATE SET points = s.points, label = CASE WHEN b.points > 5 THEN 'much' ELSE 'little' END WHEN NOT MATCHED AND s.code <> 'B-7' THEN INSERT (code, points) VALUES (s.code, s.points)

--- DELETE
--- not on mariadb
MERGE INTO badges b USING offers o ON b.code = o.code WHEN MATCHED AND b.points > 1 THEN DELETE WHEN NOT MATCHED THEN INSERT (code) VALUES (o.code)

--- DELETE of all that match
--- not on mariadb
MERGE INTO badges USING incoming i ON badges.code = i.code AND i.code <> 'B-9' WHEN MATCHED THEN DELETE

--- a deleted row holds the key of the new row
--- not on mariadb
--- refused SD007
MERGE INTO badges b USING incoming i ON b.code = i.code WHEN MATCHED THEN UPDATE SET points = i.points WHEN NOT MATCHED THEN INSERT (code, points) VALUES (i.code, i.points)

--- an active row holds the key of the new row
--- not on mariadb
--- toothless: it fails either way
--- fails
MERGE INTO badges b USING incoming i ON b.label = i.label WHEN NOT MATCHED AND i.code = 'B-1' THEN INSERT (code, points) VALUES (i.code, i.points)

--- a value that is no number
--- not on mariadb
--- toothless: it fails either way
--- fails
MERGE INTO badges b USING incoming i ON b.code = i.code WHEN NOT MATCHED AND i.code = 'B-5' THEN INSERT (code, points) VALUES (i.code, CAST(i.label AS INTEGER))

--- a deleted row holds the key, under unqualified names
--- not on mariadb
--- refused SD007
MERGE INTO badges b USING (SELECT code AS c, points AS p FROM incoming) i ON b.code = c WHEN NOT MATCHED AND p > 11 THEN INSERT (points, code) VALUES (p, c)

--- a deleted row holds the key of a row that no branch takes
--- not on mariadb
--- toothless: deleted rows are met by no row
MERGE INTO badges b USING incoming i ON b.code = i.code WHEN NOT MATCHED AND i.points < 60 THEN INSERT (code, points) VALUES (i.code, i.points)

--- into a key of active rows
--- not on mariadb
MERGE INTO accounts a USING (VALUES ('ada@x', 5), ('zoe@x', 6)) v(email, n) ON a.email = v.email WHEN MATCHED THEN UPDATE SET logins = v.n WHEN NOT MATCHED THEN INSERT (email, logins) VALUES (v.email, v.n)

--- with parameters
--- not on mariadb
--- bind 'zoe@x', 4, 'Zoe II'
MERGE INTO accounts a USING (SELECT CAST(? AS VARCHAR) AS email, CAST(? AS INTEGER) AS n) v ON a.email = v.email WHEN MATCHED THEN UPDATE SET logins = v.n WHEN NOT MATCHED THEN INSERT (email, name) VALUES (v.email, ?)

--- from a join of registered tables
--- not on mariadb
MERGE INTO accounts a USING (SELECT o.code, b.label FROM offers o LEFT JOIN badges b ON b.code = o.code) s ON a.email = s.code WHEN NOT MATCHED THEN INSERT (email, name) VALUES (s.code, s.label)

--- into a table that isn't registered
--- not on mariadb
MERGE INTO incoming i USING badges b ON i.code = b.code WHEN MATCHED THEN UPDATE SET label = b.label WHEN NOT MATCHED THEN INSERT (code, label) VALUES (b.code, 'from badges')

--- the target is its own source
--- not on mariadb
MERGE INTO offers USING offers AS s ON offers.code = s.code WHEN MATCHED THEN UPDATE SET points = s.points + 1 WHEN NOT MATCHED THEN INSERT (code) VALUES ('never')

--- from an alias of the target's name
--- not on mariadb
MERGE INTO badges b USING incoming badges ON b.code = badges.code WHEN MATCHED THEN UPDATE SET points = badges.points

--- DO NOTHING
--- on postgresql
MERGE INTO badges b USING offers o ON b.code = o.code WHEN MATCHED AND o.points > 1000 THEN DO NOTHING WHEN MATCHED THEN UPDATE SET points = 0 WHEN NOT MATCHED THEN DO NOTHING

--- after WITH
--- on postgresql
WITH o AS (SELECT * FROM offers) MERGE INTO badges b USING o ON b.code = o.code WHEN MATCHED THEN UPDATE SET label = o.label WHEN NOT MATCHED THEN INSERT (code, label) VALUES (o.code, (SELECT MAX(label) FROM offers))

--- rows without a match in the source
--- on postgresql
MERGE INTO badges b USING offers o ON b.code = o.code WHEN NOT MATCHED BY SOURCE AND b.points < 1000 THEN UPDATE SET label = 'not offered' WHEN MATCHED THEN UPDATE SET label = o.label

--- rows without a match on both sides
--- on postgresql
MERGE INTO badges b USING offers o ON b.code = o.code WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED BY TARGET THEN INSERT (code, points) VALUES (o.code, o.points) WHEN MATCHED THEN UPDATE SET points = b.points + 1

--- RETURNING
--- on postgresql
MERGE INTO badges b USING offers o ON b.code = o.code WHEN MATCHED THEN UPDATE SET points = o.points WHEN NOT MATCHED THEN INSERT (code, points) VALUES (o.code, o.points) RETURNING merge_action(), b.*

--- RETURNING of a DELETE
--- on postgresql
MERGE INTO badges b USING incoming i ON b.code = i.code AND i.code <> 'B-9' WHEN MATCHED THEN DELETE RETURNING b.code, b.points, i.points AS offered

--- in WITH
--- on postgresql
WITH m AS (MERGE INTO badges b USING offers o ON b.code = o.code WHEN NOT MATCHED THEN INSERT (code) VALUES (o.code) RETURNING b.code) SELECT code FROM m

--- by key, of rows that are there and a new one
--- on h2
--- toothless: no deleted row is met
MERGE INTO badges (code, points) KEY (code) VALUES ('B-1', 100), ('B-7', 7)

--- by key, without a space before the columns
--- on h2
--- toothless: no deleted row is met
MERGE INTO badges(code, points)KEY(code)VALUES('B-1', 100), ('B-7', 7)

--- by the primary key
--- on h2
--- toothless: no deleted row is met
MERGE INTO badges (code, label, points) VALUES ('B-2', DEFAULT, 3)

--- by key, with all columns and parameters
--- on h2
--- toothless: no deleted row is met
--- bind 'B-3', 33
MERGE INTO badges KEY (code) VALUES (?, 'all', ?, FALSE, NULL)

--- by a key that active rows don't share
--- on h2
MERGE INTO accounts (email, logins) KEY (email) VALUES ('zoe@x', 5), ('ada@x', 6)

--- by key, with dollar quotes beside a JDBC escape
--- on h2
--- toothless: no deleted row is met
MERGE INTO members (number, login, plan, joined) KEY (number) VALUES (1, $$ada$$, $$it's$$, {d '2022-01-01'}), (7, $$o'b$$, $$its$$, {d '2022-02-02'})

--- with conditions and values in dollar quotes beside a JDBC escape
--- on h2
--- revives 1
MERGE INTO post_tags p USING incoming i ON p.post_id = i.post_id AND p.tag_id = i.tag_id WHEN NOT MATCHED AND $$it's$$ <> i.label THEN INSERT (post_id, tag_id, note) VALUES (i.post_id, i.tag_id, $$it's$$ || {d '2022-02-02'})

--- by key, the same one twice
--- on h2
--- refused SD002
MERGE INTO badges (code, points) KEY (code) VALUES ('B-5', 1), ('B-1', 7), ('B-5', 2), ('B-1', 8)

--- by key, the same one from each row of a registered table
--- on h2
--- refused SD002
MERGE INTO badges (code, label) KEY (code) SELECT 'B-1', o.code || '!' FROM offers o ORDER BY o.points DESC

--- by the key of a row that is deleted, twice
--- on h2
--- refused SD002
MERGE INTO post_tags (post_id, tag_id, note) KEY (post_id, tag_id) VALUES (9, 9, 'a'), (9, 9, 'b')

--- by columns that no key has
--- on h2
MERGE INTO offers (code, points) KEY (code) VALUES ('B-1', 1), ('B-2', 2), ('B-6', 3), (NULL, 4), (NULL, 5)

--- by columns that no key has, the same ones twice
--- on h2
--- refused SD002
MERGE INTO offers (code, points) KEY (code) VALUES ('B-6', 1), ('B-6', 2)

--- by columns that no key has, and several rows
--- on h2
--- toothless: it fails either way
INSERT INTO offers (code, points) VALUES ('B-1', 5)
--- then
--- fails
MERGE INTO offers (code, points) KEY (code) VALUES ('B-1', 1)

--- by key, from a registered table
--- on h2
MERGE INTO accounts (email, name) KEY (email) SELECT code, label FROM offers

--- by key, where a deleted row holds it
--- on h2
--- refused SD007
MERGE INTO badges (code, points) KEY (code) VALUES ('B-1', 100), ('B-9', 7)

--- RETURNING of rows that are deleted, updated and inserted
--- on postgresql
MERGE INTO badges b USING offers o ON b.code = o.code WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN MATCHED THEN UPDATE SET points = 0 WHEN NOT MATCHED THEN INSERT (code) VALUES (o.code) RETURNING merge_action(), b.code, gone, b.gone IS TRUE AS g, lower(merge_action()) AS low, o.*

--- RETURNING all columns of a DELETE
--- on postgresql
--- refusable: what set overwrites is known by OLD only, since PostgreSQL 18
MERGE INTO badges b USING (SELECT code AS c FROM incoming) i ON b.code = i.c AND i.c <> 'B-9' WHEN MATCHED THEN DELETE RETURNING *, merge_action()

--- RETURNING all columns of a DELETE without set
--- on postgresql
--- toothless: the same rows are returned, only whether they stay differs
MERGE INTO offers o USING incoming i ON o.code = i.code WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND i.code = 'B-5' THEN INSERT (code) VALUES (i.code) RETURNING *, merge_action() AS act, o.deleted_at, o.*

--- a parameter is the key of the new row, and a deleted row holds it
--- not on mariadb
--- bind 'B-9', 1
--- refused SD007
MERGE INTO badges b USING (VALUES (1), (2)) v(n) ON b.points = 12345 + v.n WHEN NOT MATCHED AND v.n = 1 THEN INSERT (code, points) VALUES (?, ?)

--- a parameter is the key of the new row
--- not on mariadb
--- toothless: no deleted row is met
--- bind '-7', 1
MERGE INTO badges b USING (VALUES (1), (2)) v(n) ON b.points = 12345 + v.n WHEN NOT MATCHED AND v.n = 1 THEN INSERT (points, code) VALUES (3, 'B' || ?) WHEN NOT MATCHED AND v.n = 7 THEN INSERT (code, points) VALUES ('B-9', ?)

--- a parameter is part of the key of the new row, which is there
--- not on mariadb
--- toothless: it fails either way
--- fails
--- bind 'B-1'
MERGE INTO badges b USING (VALUES (1)) v(n) ON b.points = 12345 WHEN NOT MATCHED THEN INSERT (code) VALUES (?)

--- a branch that no row reaches
--- on postgresql
--- refused SD002
--- fails
MERGE INTO post_tags t USING incoming i ON t.post_id = i.post_id AND t.tag_id = i.tag_id WHEN MATCHED THEN DELETE WHEN MATCHED AND i.code = 'B-1' THEN UPDATE SET note = i.label WHEN NOT MATCHED THEN INSERT (post_id, tag_id) VALUES (i.post_id, i.tag_id)

--- a branch that few rows reach
--- on postgresql
--- revives 1
MERGE INTO post_tags t USING incoming i ON t.post_id = i.post_id AND t.tag_id = i.tag_id WHEN MATCHED AND i.code = 'B-1' THEN DELETE WHEN MATCHED THEN UPDATE SET note = i.label WHEN NOT MATCHED THEN INSERT (post_id, tag_id) VALUES (i.post_id, i.tag_id)
