#!/usr/bin/env bash
# Sourced by the MariaDB image when it makes its data folder: hands the two passwords to accounts.sql.
market_quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g")"; }

{
  echo "SET @migrate_password = $(market_quoted "$MARKET_MIGRATE_PASSWORD"), @run_password = $(market_quoted "$MARKET_RUN_PASSWORD");"
  cat /accounts.sql
} | docker_process_sql --database=mysql
