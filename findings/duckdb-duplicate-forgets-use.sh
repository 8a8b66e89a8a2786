#!/usr/bin/env bash
# DuckDB, duckdb_jdbc 2.0.0.1: DuckDBConnection.duplicate() is a new connection to the same database
# instance, but it begins in the instance's first database: the USE of the connection that it was
# made from is forgotten, so an unqualified name means another table, or none.
#
# Seen: after USE on one connection, current_database() is the attached one there and "memory" on
# its duplicate.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:2.0.0.1 -DoutputDirectory="$folder"

cat >"$folder/Finding.java" <<'JAVA'
import java.sql.*;
import org.duckdb.DuckDBConnection;

public class Finding {
  public static void main(String[] args) throws SQLException {
    try (DuckDBConnection first =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class)) {
      try (Statement s = first.createStatement()) {
        s.execute("ATTACH '" + args[0] + "/other.db' AS other");
        s.execute("USE other");
      }
      try (DuckDBConnection second = first.duplicate().unwrap(DuckDBConnection.class)) {
        expect("after USE", database(first), "other");
        expect("on a duplicate", database(second), "memory");
      }
    }
  }

  static String database(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT current_database()")) {
      r.next();
      return r.getString(1);
    }
  }

  static void expect(String what, String found, String expected) {
    System.out.println(what + ": " + found);
    if (!found.equals(expected)) {
      throw new AssertionError(what + ": expected " + expected);
    }
  }
}
JAVA
java -cp "$folder/*" "$folder/Finding.java" "$folder"
echo "As described."
