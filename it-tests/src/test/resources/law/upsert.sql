--- an upsert on an index of active rows, whose key deleted rows hold too
--- on postgresql
INSERT INTO accounts (email, name) VALUES ('ada@x', 'Ada II'), ('zoe@x', 'Zoe II') ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, logins = accounts.logins + 1

--- and what it returns
--- on postgresql
--- keys number
INSERT INTO accounts (email, name) VALUES ('zoe@x', 'Zoe II') ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name

--- an upsert whose target has a condition of its own
--- on postgresql
INSERT INTO accounts (email, name) VALUES ('ada@x', 'Ada II'), ('zoe@x', 'Zoe II') ON CONFLICT (email) WHERE email IS NOT NULL AND length(email) > 1 DO UPDATE SET name = EXCLUDED.name RETURNING email, name, logins

--- an upsert whose target has a collation and an operator class
--- on postgresql
INSERT INTO accounts (email, name) VALUES ('ada@x', 'Ada II'), ('zoe@x', 'Zoe II') ON CONFLICT (email COLLATE "default" text_ops) DO UPDATE SET name = EXCLUDED.name

--- an upsert whose target has an operator class, of a deleted row's key
--- on postgresql
--- refused SD007
INSERT INTO badges (code) VALUES ('B-9') ON CONFLICT (code text_ops) DO NOTHING

--- an upsert that skips rows, whose target has a condition of its own
--- on postgresql
INSERT INTO accounts (email, name) VALUES ('ada@x', 'Ada II'), ('zoe@x', 'Zoe II') ON CONFLICT (email) WHERE email <> 'x' OR name IS NULL DO NOTHING

--- an upsert that skips rows, on an index of active rows
--- on postgresql
INSERT INTO accounts (email, name) VALUES ('ada@x', 'Ada II'), ('zoe@x', 'Zoe II'), ('zoe@x', 'Zoe III') ON CONFLICT (email) DO NOTHING RETURNING email, name

--- on an expression that has no index
--- on postgresql
--- toothless: it fails either way
--- fails
INSERT INTO accounts (email) VALUES ('zoe@x') ON CONFLICT (lower(email)) DO NOTHING

--- with a condition of its own
--- on postgresql
--- toothless: the keys are active rows' or new
INSERT INTO badges AS b (code, points) VALUES ('B-1', 1), ('B-2', 2), ('B-5', 3) ON CONFLICT (code) DO UPDATE SET points = b.points + EXCLUDED.points WHERE b.points > 5 OR EXCLUDED.points IS NULL RETURNING b.code, b.points, b.gone

--- a deleted row holds the key
--- on postgresql
--- refused SD007
INSERT INTO badges (code, points) VALUES ('B-7', 1), ('B-9', 2) ON CONFLICT (code) DO UPDATE SET points = EXCLUDED.points

--- a deleted row holds the key, and the condition would not hold
--- on postgresql
--- refused SD007
INSERT INTO badges (code, points) VALUES ('B-9', 2) ON CONFLICT (code) DO UPDATE SET points = EXCLUDED.points WHERE badges.points < 0

--- a deleted row holds the key of a named constraint
--- on postgresql
--- refused SD007
INSERT INTO badges (code, points) SELECT code, points FROM incoming ON CONFLICT ON CONSTRAINT badges_pkey DO UPDATE SET points = EXCLUDED.points

--- DO NOTHING where a deleted row holds the key
--- on postgresql
--- refused SD007
INSERT INTO badges (code) VALUES ('B-9') ON CONFLICT (code) DO NOTHING

--- DO NOTHING without a target where a deleted row holds the key
--- on postgresql
--- refused SD007
INSERT INTO badges (code) VALUES ('B-9') ON CONFLICT DO NOTHING

--- DO NOTHING of several rows where a deleted row holds the key
--- on postgresql
--- refused SD007
INSERT INTO badges (code, points) VALUES ('B-1', 7), ('B-9', 7) ON CONFLICT DO NOTHING

--- DO NOTHING from a query where a deleted row holds the key
--- on postgresql
--- refused SD007
INSERT INTO badges (code, label) SELECT code, 'x' FROM incoming ON CONFLICT (code) DO NOTHING

--- DO NOTHING on active rows
--- on postgresql
--- toothless: no deleted row is met
INSERT INTO badges (code, label) VALUES ('B-1', 'other') ON CONFLICT (code) DO NOTHING RETURNING code

--- DO NOTHING of a new row
--- on postgresql
--- toothless: no deleted row is met
INSERT INTO badges (code) VALUES ('B-7') ON CONFLICT DO NOTHING RETURNING *

--- DO NOTHING of rows that are the same, from a registered table
--- on postgresql
INSERT INTO badges (code, label, points) SELECT o.code, 'from ' || o.code, 3 FROM offers o CROSS JOIN (VALUES (1), (2)) v(n) WHERE o.code <> 'B-8' ON CONFLICT DO NOTHING RETURNING code, label

--- DO NOTHING of several rows, with defaults and parameters
--- on postgresql
--- toothless: no deleted row is met
--- bind 'B-7', 7, 'B-7', 'B-1'
INSERT INTO badges (code, points, label) VALUES (?, ?, DEFAULT), (?, 8, NULL), (?, DEFAULT, 'x') ON CONFLICT DO NOTHING

--- DO NOTHING of several rows into a table with a number
--- on postgresql
INSERT INTO accounts (email, name) SELECT code, label FROM offers ON CONFLICT DO NOTHING

--- a batch of upserts
--- on postgresql
--- batch
--- bind 'ada@x', 'a'
--- bind 'zoe@x', 'b'
--- bind 'zoe@x', 'c'
INSERT INTO accounts (email, name) VALUES (?, ?) ON CONFLICT (email) DO UPDATE SET name = EXCLUDED.name, logins = accounts.logins + 1

--- a batch of which one row meets a deleted row's key
--- on postgresql
--- batch
--- refused SD007
--- bind 'B-1', 1
--- bind 'B-9', 2
INSERT INTO badges (code, points) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET points = EXCLUDED.points

--- an upsert from a query with WITH, over a registered table
--- on postgresql
WITH o AS (SELECT code, MAX(points) AS points FROM offers GROUP BY code) INSERT INTO badges (code, points) SELECT code, points FROM o ON CONFLICT (code) DO UPDATE SET points = EXCLUDED.points, label = (SELECT MAX(label) FROM offers) WHERE EXISTS (SELECT 1 FROM offers x WHERE x.code = EXCLUDED.code)

--- an upsert in WITH
--- on postgresql
WITH n AS (INSERT INTO accounts (email, name) SELECT code, label FROM offers ON CONFLICT (email) DO UPDATE SET name = 'again' RETURNING email) SELECT n.email, o.points FROM n LEFT JOIN offers o ON o.code = n.email

--- a common table expression of the target's name
--- on postgresql
--- toothless: no deleted row is met
WITH badges AS (SELECT 'B-9' AS code) INSERT INTO badges (code) SELECT 'B-7' FROM badges ON CONFLICT DO NOTHING

--- DEFAULT VALUES
--- on postgresql
INSERT INTO accounts DEFAULT VALUES ON CONFLICT (email) DO NOTHING

--- several rows changed twice
--- on postgresql
--- toothless: it fails either way
--- fails
INSERT INTO badges (code) VALUES ('B-1'), ('B-1') ON CONFLICT (code) DO UPDATE SET points = 3

--- a plain INSERT of a key that an active row holds
--- toothless: it fails either way
--- fails
INSERT INTO badges (code) VALUES ('B-1')

--- an upsert that sees deleted rows updates them, as an UPDATE would
--- on postgresql
--- toothless: it is sent as written
INSERT /* softdelete:with-deleted */ INTO badges (code, points) VALUES ('B-1', 2) ON CONFLICT (code) DO UPDATE SET points = EXCLUDED.points

--- ON DUPLICATE KEY of rows that are there, new, and unchanged
--- on mariadb
--- toothless: no deleted row is met
INSERT INTO badges (code, label, points) VALUES ('B-1', 'gold', 99), ('B-7', 'new', 7), ('B-2', 'silver', 5) ON DUPLICATE KEY UPDATE label = VALUES(label), points = VALUES(points)

--- ON DUPLICATE KEY of a row that stays as it is
--- on mariadb
--- toothless: no deleted row is met
--- bind 'B-2', 5
INSERT INTO badges (code, points) VALUES (?, ?) ON DUPLICATE KEY UPDATE points = points

--- ON DUPLICATE KEY where a deleted row holds the key
--- on mariadb
--- refused SD007
INSERT INTO badges (code, points) VALUES ('B-1', 1), ('B-9', 2) ON DUPLICATE KEY UPDATE points = VALUES(points)

--- ON DUPLICATE KEY from a registered table
--- on mariadb
INSERT INTO badges (code, points) SELECT code, points FROM offers ON DUPLICATE KEY UPDATE points = badges.points + VALUES(points)

--- ON DUPLICATE KEY from a query, where a deleted row holds the key
--- on mariadb
--- refused SD007
INSERT INTO badges (code, points) SELECT code, points FROM incoming ON DUPLICATE KEY UPDATE points = (SELECT MAX(points) FROM offers)

--- ON DUPLICATE KEY SET, with a marker that is a time
--- on mariadb
--- toothless: no deleted row is met
INSERT INTO accounts SET number = 1, email = 'new@x' ON DUPLICATE KEY UPDATE email = VALUES(email), logins = logins + 1

--- ON DUPLICATE KEY where a deleted row's marker is a time
--- on mariadb
--- refused SD007
INSERT INTO accounts (number, email) VALUES (1000000003, 'new@x') ON DUPLICATE KEY UPDATE email = VALUES(email)

--- a batch of ON DUPLICATE KEY, of which one row meets a deleted row's key
--- on mariadb
--- batch
--- refused SD007
--- bind 'B-1', 1
--- bind 'B-9', 2
INSERT INTO badges (code, points) VALUES (?, ?) ON DUPLICATE KEY UPDATE points = VALUES(points)

--- INSERT IGNORE, which would skip a row in silence
--- on mariadb
--- refused SD007
INSERT IGNORE INTO badges (code) VALUES ('B-9')

--- INSERT IGNORE into a table without keys
--- on mariadb
--- toothless: no row is read
INSERT IGNORE INTO offers (code) VALUES ('B-9')

--- REPLACE of a deleted row's key
--- on mariadb
--- refused SD007
REPLACE INTO badges (code) VALUES ('B-9')
