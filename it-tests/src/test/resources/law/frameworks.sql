--- Hibernate: find by key
--- bind 3
select c1_0.id,c1_0.balance,c1_0.city,c1_0.name from customers c1_0 where c1_0.id=?

--- Hibernate: a to-one fetched by a left join
--- bind 6
select o1_0.number,c1_0.id,c1_0.name,o1_0.status,o1_0.total from orders o1_0 left join customers c1_0 on c1_0.id=o1_0.customer_id where o1_0.number=?

--- Hibernate: a collection fetched by a left join
select c1_0.id,o1_0.customer_id,o1_0.number,o1_0.total,c1_0.name from customers c1_0 left join orders o1_0 on c1_0.id=o1_0.customer_id

--- Hibernate: a collection fetched by sub-select
select o1_0.customer_id,o1_0.number from orders o1_0 where o1_0.customer_id in (select c1_0.id from customers c1_0 where c1_0.vip=true)

--- Hibernate: a page
--- not on mariadb
--- ordered
--- bind 1, 4
select c1_0.id,c1_0.name from customers c1_0 order by c1_0.name nulls first,c1_0.id offset ? rows fetch first ? rows only

--- Hibernate: the count of a page
select count(*) from customers c1_0 where c1_0.city='Rome' or c1_0.vip

--- Hibernate: a pessimistic lock
--- bind 5
select c1_0.id,c1_0.name from customers c1_0 where c1_0.id=? for update

--- Hibernate: exists in HQL
select c1_0.id from customers c1_0 where exists(select 1 from orders o1_0 where c1_0.id=o1_0.customer_id and o1_0.total>(select avg(o2_0.total) from orders o2_0))

--- Hibernate: member of
--- bind 3
select c1_0.id from customers c1_0 where ? in (select o1_0.number from orders o1_0 where c1_0.id=o1_0.customer_id)

--- Hibernate: size of a collection
select c1_0.id from customers c1_0 where (select count(1) from orders o1_0 where c1_0.id=o1_0.customer_id)>1

--- Hibernate: a join table with a nested join
select c1_0.id,i1_0.order_id,p1_0.id,p1_0.name from orders c1_0 left join (items i1_0 join products p1_0 on p1_0.id=i1_0.product_id) on c1_0.id=i1_0.order_id

--- Hibernate: an insert and its key
--- keys number
--- toothless: no row is read
--- bind 5, DATE '2024-05-01', 'new', 10
insert into orders (customer_id,placed,status,total) values (?,?,?,?)

--- Hibernate: an update with a version
--- bind 41, 'Ben', 2, 40
update customers set balance=?,name=? where id=? and balance=?

--- Hibernate: a delete with a version
--- bind 2, 40
delete from customers where id=? and balance=?

--- Hibernate: a bulk delete
--- not on mariadb
--- bind 'paid'
delete from orders o1_0 where o1_0.status=?

--- Hibernate: a bulk update over a sub-query
update orders o1_0 set status='vip' where o1_0.customer_id in (select c1_0.id from customers c1_0 where c1_0.vip)

--- Hibernate: its comment before the statement
--- bind 3
/* select c from Customer c where c.id = ?1 */ select c1_0.id,c1_0.name from customers c1_0 where c1_0.id=?

--- Hibernate: writes the marker in every update
--- bind 10, false, 3
update orders set total=?,is_deleted=? where id=?

--- jOOQ: quoted and qualified
--- on postgresql
--- bind 100
select "public"."customers"."id", "public"."customers"."name", "public"."orders"."total" from "public"."customers" left outer join "public"."orders" on "public"."orders"."customer_id" = "public"."customers"."id" where "public"."customers"."balance" < ?

--- jOOQ: quoted and qualified, on H2
--- on h2
--- bind 100
select "PUBLIC"."CUSTOMERS"."ID", "PUBLIC"."CUSTOMERS"."NAME", "PUBLIC"."ORDERS"."TOTAL" from "PUBLIC"."CUSTOMERS" left outer join "PUBLIC"."ORDERS" on "PUBLIC"."ORDERS"."CUSTOMER_ID" = "PUBLIC"."CUSTOMERS"."ID" where "PUBLIC"."CUSTOMERS"."BALANCE" < ?

--- jOOQ: aliases in quotes
--- on postgresql
select "alias_1"."id", count(*) from (select "c"."id" from "customers" as "c" where "c"."vip" = true) as "alias_1" group by "alias_1"."id"

--- jOOQ: a multiset
--- on postgresql
select "c"."id", (select coalesce(json_agg(json_build_array("v0") order by "v0"), json_build_array()) from (select "o"."total" as "v0" from "orders" as "o" where "o"."customer_id" = "c"."id") as "t")::text as "totals" from "customers" as "c"

--- jOOQ: seek pagination
--- ordered
--- bind 40, 2, 3
select c.id, c.balance from customers as c where (c.balance, c.id) > (?, ?) order by c.balance, c.id fetch next ? rows only

--- jOOQ: a semi-join
select c.id from customers as c where exists (select 1 from (select o.customer_id from orders as o where o.status = 'paid') as a where a.customer_id = c.id)

--- jOOQ: a hint in its place
select /*+ FIRST_ROWS */ customers.id from customers where customers.city is not null

--- Spring Data JPA: derived deletion
--- bind 1
select o1_0.number,o1_0.customer_id from orders o1_0 left join customers c1_0 on c1_0.id=o1_0.customer_id where c1_0.id=?
--- then
--- bind 1
delete from orders where number=?

--- Spring Data JPA: exists
--- ordered
--- bind 'Rome', 1
select c1_0.id from customers c1_0 where c1_0.city=? order by c1_0.id desc fetch first ? rows only

--- Spring Data JDBC: quoted
--- on h2
--- bind 1
SELECT "ORDERS"."NUMBER" AS "NUMBER", "ORDERS"."TOTAL" AS "TOTAL" FROM "ORDERS" WHERE "ORDERS"."CUSTOMER_ID" = ?

--- Spring Data JDBC: quoted, on PostgreSQL
--- on postgresql
--- bind 1
SELECT "orders"."number" AS "number", "orders"."total" AS "total" FROM "orders" WHERE "orders"."customer_id" = ?

--- Spring Data JDBC: single query loading
--- on postgresql
SELECT T."c", T."n" FROM (SELECT c.id AS "c", o.number AS "n", ROW_NUMBER() OVER (PARTITION BY c.id ORDER BY o.number) AS "rn" FROM customers c LEFT JOIN orders o ON o.customer_id = c.id) T WHERE T."rn" = 1

--- Spring JDBC: named parameters expanded
--- bind 1, 2, 3, 4, 5, 'paid'
SELECT number FROM orders WHERE customer_id IN (?, ?, ?, ?, ?) AND status = ?

--- MyBatis: where with 1=1 and line ends
--- bind 'Rome', 100
SELECT id, name
        FROM customers



         WHERE 1=1

            AND city = ?


            AND balance > ?

--- MyBatis: foreach
--- toothless: no row is read
--- bind 61, 'a', 62, 'b'
INSERT INTO customers (id, name) VALUES
         (  ?,  ? )
         ,
         (  ?,  ? )

--- MyBatis: set
--- bind 'new', 3
UPDATE customers
          SET name = ?
        where id = ?

--- PageHelper: count around a query
SELECT count(0) FROM (SELECT c.id, o.number FROM customers c LEFT JOIN orders o ON o.customer_id = c.id) table_count

--- PageHelper: LIMIT at the end
--- ordered
--- bind 2
SELECT id, name FROM customers order by id LIMIT ?

--- Jdbi: an expanded list
--- bind 'paid', 'open'
select number, total from orders where status in (?,?)

--- Flyway's style of report
SELECT COUNT(*) AS "count", MAX(total) AS "most" FROM orders WHERE (status = 'paid' OR status = 'open') AND NOT total IS NULL

--- DBeaver: all columns of one table with its filter
--- ordered
SELECT * FROM customers x WHERE x.city LIKE '%o%' ORDER BY x.id
