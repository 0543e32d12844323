-- A lending library, as it was before anybody thought of deleted rows. ${id} is a number that the database gives.
CREATE TABLE countries (code CHAR(2) NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL UNIQUE);
CREATE TABLE cities (city_id ${id}, country_code CHAR(2) NOT NULL, name VARCHAR(80) NOT NULL,
  UNIQUE (country_code, name), FOREIGN KEY (country_code) REFERENCES countries (code));
CREATE TABLE addresses (address_id ${id}, city_id INT NOT NULL, street VARCHAR(120) NOT NULL, postcode VARCHAR(12),
  FOREIGN KEY (city_id) REFERENCES cities (city_id));
CREATE TABLE branches (branch_id ${id}, address_id INT NOT NULL, name VARCHAR(80) NOT NULL UNIQUE,
  FOREIGN KEY (address_id) REFERENCES addresses (address_id));
CREATE TABLE staff (staff_id ${id}, branch_id INT NOT NULL, manager_id INT, first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL, email VARCHAR(120) NOT NULL, UNIQUE (email),
  FOREIGN KEY (branch_id) REFERENCES branches (branch_id), FOREIGN KEY (manager_id) REFERENCES staff (staff_id) ON DELETE SET NULL);
CREATE TABLE tariffs (tariff_id ${id}, name VARCHAR(40) NOT NULL UNIQUE, fee DECIMAL(8, 2) NOT NULL,
  is_deleted BOOLEAN DEFAULT FALSE NOT NULL);
CREATE TABLE members (member_id ${id}, address_id INT, tariff_id INT NOT NULL, name VARCHAR(120) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE, phone VARCHAR(30), birthday DATE, joined DATE NOT NULL,
  FOREIGN KEY (address_id) REFERENCES addresses (address_id) ON DELETE SET NULL, FOREIGN KEY (tariff_id) REFERENCES tariffs (tariff_id));
CREATE TABLE cards (card_id ${id}, member_id INT NOT NULL, number VARCHAR(20) NOT NULL, deleted_at TIMESTAMP NULL,
  UNIQUE (number, deleted_at), FOREIGN KEY (member_id) REFERENCES members (member_id) ON DELETE CASCADE);
CREATE TABLE publishers (publisher_id ${id}, name VARCHAR(120) NOT NULL);
CREATE TABLE authors (author_id ${id}, name VARCHAR(120) NOT NULL);
CREATE TABLE genres (genre_id ${id}, parent_id INT, name VARCHAR(60) NOT NULL,
  UNIQUE (parent_id, name), FOREIGN KEY (parent_id) REFERENCES genres (genre_id) ON DELETE CASCADE);
CREATE TABLE books (book_id ${id}, isbn VARCHAR(17) UNIQUE, title VARCHAR(200) NOT NULL, publisher_id INT NOT NULL,
  FOREIGN KEY (publisher_id) REFERENCES publishers (publisher_id));
CREATE TABLE book_authors (book_id INT NOT NULL, author_id INT NOT NULL, PRIMARY KEY (book_id, author_id),
  FOREIGN KEY (book_id) REFERENCES books (book_id) ON DELETE CASCADE, FOREIGN KEY (author_id) REFERENCES authors (author_id));
CREATE TABLE book_genres (book_id INT NOT NULL, genre_id INT NOT NULL, PRIMARY KEY (book_id, genre_id),
  FOREIGN KEY (book_id) REFERENCES books (book_id) ON DELETE CASCADE, FOREIGN KEY (genre_id) REFERENCES genres (genre_id) ON DELETE CASCADE);
CREATE TABLE copies (copy_id ${id}, book_id INT NOT NULL, branch_id INT NOT NULL, shelf VARCHAR(20) NOT NULL,
  barcode VARCHAR(30) NOT NULL UNIQUE, FOREIGN KEY (book_id) REFERENCES books (book_id), FOREIGN KEY (branch_id) REFERENCES branches (branch_id));
CREATE INDEX copies_shelf ON copies (branch_id, shelf);
CREATE TABLE loans (loan_id ${id}, copy_id INT NOT NULL, member_id INT NOT NULL, lent DATE NOT NULL, returned DATE,
  FOREIGN KEY (copy_id) REFERENCES copies (copy_id), FOREIGN KEY (member_id) REFERENCES members (member_id) ON DELETE CASCADE);
CREATE TABLE loans_archive (loan_id INT, copy_id INT, member_id INT, lent DATE, returned DATE, archived_at TIMESTAMP NULL,
  archived_by VARCHAR(100));
CREATE TABLE fines (fine_id ${id}, loan_id INT NOT NULL, amount DECIMAL(8, 2) NOT NULL,
  FOREIGN KEY (loan_id) REFERENCES loans (loan_id) ON DELETE CASCADE);
CREATE TABLE payments (payment_id ${id}, fine_id INT NOT NULL, paid DATE NOT NULL,
  FOREIGN KEY (fine_id) REFERENCES fines (fine_id) ON DELETE CASCADE);
CREATE TABLE reservations (reservation_id ${id}, book_id INT NOT NULL, member_id INT NOT NULL, UNIQUE (book_id, member_id),
  FOREIGN KEY (book_id) REFERENCES books (book_id) ON DELETE CASCADE, FOREIGN KEY (member_id) REFERENCES members (member_id) ON DELETE CASCADE);
CREATE TABLE reviews (review_id ${id}, book_id INT NOT NULL, member_id INT, stars SMALLINT NOT NULL, opinion VARCHAR(2000),
  FOREIGN KEY (book_id) REFERENCES books (book_id) ON DELETE CASCADE, FOREIGN KEY (member_id) REFERENCES members (member_id) ON DELETE SET NULL);
CREATE TABLE suppliers (supplier_id ${id}, name VARCHAR(120) NOT NULL, email VARCHAR(120), address_id INT,
  FOREIGN KEY (address_id) REFERENCES addresses (address_id));
CREATE TABLE purchases (purchase_id ${id}, supplier_id INT NOT NULL, ordered DATE NOT NULL,
  FOREIGN KEY (supplier_id) REFERENCES suppliers (supplier_id));
CREATE TABLE purchase_lines (purchase_id INT NOT NULL, line SMALLINT NOT NULL, book_id INT NOT NULL, quantity INT NOT NULL,
  PRIMARY KEY (purchase_id, line), FOREIGN KEY (purchase_id) REFERENCES purchases (purchase_id) ON DELETE CASCADE,
  FOREIGN KEY (book_id) REFERENCES books (book_id));
CREATE TABLE events (event_id ${id}, branch_id INT NOT NULL, title VARCHAR(120) NOT NULL, starts TIMESTAMP NULL,
  FOREIGN KEY (branch_id) REFERENCES branches (branch_id) ON DELETE CASCADE);
CREATE TABLE event_visitors (event_id INT NOT NULL, member_id INT NOT NULL, PRIMARY KEY (event_id, member_id),
  FOREIGN KEY (event_id) REFERENCES events (event_id) ON DELETE CASCADE, FOREIGN KEY (member_id) REFERENCES members (member_id) ON DELETE CASCADE);
CREATE TABLE deletion_log (log_id ${id}, table_name VARCHAR(255) NOT NULL, record_id VARCHAR(255) NOT NULL,
  deleted_by VARCHAR(255), reason VARCHAR(255), deleted_at TIMESTAMP NULL);
CREATE TABLE visits_log (visited TIMESTAMP NULL, branch_id INT);
CREATE VIEW overdue AS SELECT m.name, l.lent FROM members m JOIN loans l ON l.member_id = m.member_id WHERE l.returned IS NULL;
INSERT INTO countries VALUES ('AT', 'Austria');
INSERT INTO tariffs (name, fee) VALUES ('plain', 10);
INSERT INTO members (tariff_id, name, email, joined) VALUES (1, 'Ann', 'ann@example.com', DATE '2024-01-01');
