-- The deleted rows of the twin tests about keys, and the index that lets them keep their keys.

DROP INDEX accounts_email;

CREATE UNIQUE INDEX accounts_email ON accounts (email) WHERE deleted_at IS NULL;

INSERT INTO accounts (number, email, name, logins, deleted_at) VALUES
  (1000000001, 'ada@x', 'Old Ada', 99, TIMESTAMP '1970-01-02 00:00:00'),
  (1000000002, 'ada@x', 'Older Ada', 98, TIMESTAMP '1970-01-02 00:00:00'),
  (1000000003, 'zoe@x', 'Zoe', 97, TIMESTAMP '1970-01-02 00:00:00');

INSERT INTO badges (code, label, points, gone, gone_by) VALUES
  ('B-8', 'ghost', 800, TRUE, 'them'), ('B-9', 'ghost', 900, TRUE, 'them');

INSERT INTO post_tags (post_id, tag_id, note, deleted_at) VALUES
  (9, 9, 'ghost', TIMESTAMP '1970-01-02 00:00:00'),
  (9, 8, 'ghost', TIMESTAMP '1970-01-02 00:00:00'),
  (2, 2, 'ghost', TIMESTAMP '1970-01-02 00:00:00');

INSERT INTO members (number, login, plan, visits, joined, deleted_at) VALUES
  (500, 'zoe', 'ghost', 77, DATE '1999-09-09', TIMESTAMP '1970-01-02 00:00:00');

INSERT INTO offers (code, label, points, deleted_at) VALUES
  ('B-2', 'ghost', 222, TIMESTAMP '1970-01-02 00:00:00'),
  ('B-6', 'ghost', 666, TIMESTAMP '1970-01-02 00:00:00'),
  ('B-8', 'ghost', 888, TIMESTAMP '1970-01-02 00:00:00');
