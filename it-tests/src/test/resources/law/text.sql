--- three line ends in a row
SELECT id FROM customers


WHERE vip

--- tabs and spaces
SELECT	id 	FROM   customers	WHERE	 id   <   5

--- no space but where it must be
SELECT(id)FROM customers WHERE(id)IN(1,2,3)

--- no space at all
--- on h2
SELECT(id)FROM(customers)WHERE(id)IN(1,2,3)

--- no space before and after ON and AND
SELECT(c.id)FROM customers c LEFT JOIN orders o ON(o.customer_id)=c.id AND(o.total)>10 WHERE(c.id)>(1)AND(c.id)<8

--- a line comment at the end
SELECT id FROM customers -- all of them

--- a line comment that hides a WHERE
SELECT id FROM customers -- WHERE id = 1

--- a line comment before WHERE
SELECT id FROM customers -- only these:
WHERE id < 4

--- a comment before the statement
/* report 7 */ SELECT id FROM customers

--- a line comment before the statement
-- report 7
SELECT id FROM customers

--- comments everywhere
SELECT /* a */ id /* b */ FROM /* c */ customers /* d */ c /* e */ WHERE /* f */ c.id /* g */ < 5 /* h */

--- a comment between the table and its alias
SELECT c.id, o.number FROM customers /* who */ c LEFT JOIN orders -- what
o ON o.customer_id = c.id

--- a comment that names a table and holds a quote
SELECT id /* DELETE FROM orders; it's " not */ FROM customers

--- a comment in a comment
--- not on mariadb
SELECT id /* a /* b */ c */ FROM customers

--- a semicolon at the end
SELECT id FROM customers;

--- a semicolon in a text
SELECT id FROM customers WHERE name <> ';' OR name IS NULL

--- a semicolon in a comment
SELECT id /* ; */ FROM customers -- ;

--- a quote in a text
SELECT id FROM customers WHERE name <> 'it''s' OR name = ''

--- a backslash in a text
--- not on mariadb
SELECT id FROM customers WHERE name <> '\' OR name <> '\\'

--- comment signs in a text
SELECT id FROM customers WHERE name <> '--' AND city <> '/*' OR vip

--- a question mark in a text, a comment and a name
--- bind 4
SELECT id AS "what?" /* ? */ FROM customers -- ?
WHERE id < ? AND COALESCE(name, '?') <> '??'

--- a hint in a text does nothing
SELECT id, '/* softdelete:bypass */' AS hint FROM customers WHERE name <> '/* softdelete:with-deleted */'

--- a hint after the select list does nothing
SELECT id /* softdelete:bypass */ FROM customers

--- a hint at the end does nothing
SELECT id FROM customers /* not a hint */ WHERE id < 5 /* softdelete:with-deleted */

--- a hint in a line comment does nothing
-- softdelete:bypass
SELECT id FROM customers

--- a hint in a quoted name does nothing
SELECT id AS "/* softdelete:bypass */" FROM customers

--- a hint after an alias does nothing
SELECT c.id FROM customers c /* softdelete:with-deleted */ WHERE c.id < 5

--- an optimizer hint stays
SELECT /*+ SeqScan(customers) */ id FROM customers

--- a hint that names a word with softdelete in it
SELECT /* about softdelete: it is soft */ id FROM customers

--- names in three alphabets
SELECT id AS "größe", name AS "имя", city AS "名" FROM customers WHERE name <> '😀'

--- white space of other alphabets in a text
SELECT id FROM customers WHERE name <> ' 　' OR vip

--- lower case
select id from customers where vip and not city is null

--- a NULL in every place
SELECT NULL, id FROM customers WHERE NULL IS NULL

--- operators next to each other
SELECT id-1,id+ -1,-id,id*-1 FROM customers WHERE id>=-1 AND id<>-1

--- a number right before a word
--- on h2
SELECT 1 AS x,id FROM customers WHERE id<8.5AND id>0

--- BETWEEN and AND
SELECT id FROM customers WHERE id BETWEEN 2 AND 6 AND vip OR id BETWEEN 7 AND 8

--- CASE in WHERE
SELECT id FROM customers WHERE CASE WHEN vip THEN 1 ELSE 0 END = 1

--- XOR by comparison
SELECT id FROM customers WHERE vip = (city = 'Rome')

--- NOT before everything
SELECT id FROM customers WHERE NOT (vip OR city = 'Oslo')

--- a JDBC date
SELECT id FROM customers WHERE since > {d '2020-01-01'}

--- dollar quotes beside a JDBC escape
--- on h2, postgresql
SELECT id FROM orders WHERE $$it's$$ <> status AND placed <> {d '2023-02-10'}

--- dollar quotes beside a JDBC escape, in the condition of a join
--- on h2, postgresql
SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON $$it's$$ <> o.status AND o.customer_id = c.id AND o.placed <> {d '2023-02-10'} WHERE $$Rome$$ = c.city

--- a JDBC function
SELECT id, {fn UCASE(name)} FROM customers WHERE {fn LENGTH(name)} > 2

--- a JDBC time stamp
SELECT id FROM customers WHERE since < {ts '2021-01-01 00:00:00'}

--- an escape of LIKE
SELECT id FROM customers WHERE name LIKE '%!%' ESCAPE '!' OR name LIKE 'A%'

--- a dollar-quoted text
--- on postgresql
SELECT id, $$it's; FROM orders -- $$ AS x FROM customers

--- a dollar-quoted text with a tag
--- on postgresql
SELECT id FROM customers WHERE name <> $q$ $$ ' WHERE $q$ OR vip

--- an E text
--- on postgresql
SELECT id FROM customers WHERE name <> E'it\'s\\' OR name <> E'\\'

--- a U& text
--- on postgresql
SELECT id FROM customers WHERE name <> U&'\0041da' OR vip

--- casts with colons
--- on postgresql
SELECT id::text || '!' , balance::bigint FROM customers WHERE since::text <> ''

--- a question mark that is an operator
--- on postgresql
--- prepared
SELECT id FROM customers WHERE '{"a": 1}'::jsonb ?? 'a'

--- a comment with a parameter in the middle of a word list
--- on postgresql
--- bind 3, 'Ada'
SELECT id FROM customers WHERE id/* ? */>/* ? */?/**/AND/**/name=?--?
