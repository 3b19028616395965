-- The market's database and its two accounts. Run once as root, with the passwords set before it:
--   SET @migrate_password = '…', @run_password = '…'; SOURCE accounts.sql;
-- market_migrate changes tables and is used by `migrate` alone. market_run may not: it has no DROP, so TRUNCATE, which passes the
-- triggers of append-only tables, is refused to it.

CREATE DATABASE IF NOT EXISTS market CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

EXECUTE IMMEDIATE CONCAT('CREATE OR REPLACE USER market_migrate@''%'' IDENTIFIED BY ', QUOTE(@migrate_password));
EXECUTE IMMEDIATE CONCAT('CREATE OR REPLACE USER market_run@''%'' IDENTIFIED BY ', QUOTE(@run_password));

GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, LOCK TABLES
    ON market.* TO market_migrate@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON market.* TO market_run@'%';
