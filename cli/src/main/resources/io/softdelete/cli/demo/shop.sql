-- The shop, in words that H2 and PostgreSQL share; each statement ends with a line's last semicolon.
CREATE TABLE countries (
  code CHAR(2) PRIMARY KEY,
  name VARCHAR(40) NOT NULL
);

CREATE TABLE customers (
  id INT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  country CHAR(2) NOT NULL CONSTRAINT customers_country REFERENCES countries (code),
  deleted_at TIMESTAMP
);

CREATE TABLE products (
  id INT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  category VARCHAR(20) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  is_deleted BOOLEAN NOT NULL
);

CREATE TABLE orders (
  id INT PRIMARY KEY,
  customer_id INT NOT NULL CONSTRAINT orders_customer REFERENCES customers (id),
  status VARCHAR(10) NOT NULL,
  deleted_at TIMESTAMP
);

CREATE TABLE order_lines (
  order_id INT NOT NULL CONSTRAINT order_lines_order REFERENCES orders (id),
  line_no INT NOT NULL,
  product_id INT NOT NULL CONSTRAINT order_lines_product REFERENCES products (id),
  quantity INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  PRIMARY KEY (order_id, line_no)
);

CREATE TABLE reviews (
  id INT PRIMARY KEY,
  product_id INT NOT NULL CONSTRAINT reviews_product REFERENCES products (id),
  customer_id INT NOT NULL CONSTRAINT reviews_customer REFERENCES customers (id),
  stars INT NOT NULL,
  deleted_at TIMESTAMP,
  deleted_by VARCHAR(80)
);

CREATE TABLE tags (
  product_id INT NOT NULL CONSTRAINT tags_product REFERENCES products (id),
  tag VARCHAR(20) NOT NULL,
  deleted_epoch BIGINT NOT NULL,
  PRIMARY KEY (product_id, tag)
);
