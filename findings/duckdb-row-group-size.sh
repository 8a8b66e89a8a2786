#!/usr/bin/env bash
# DuckDB, duckdb_jdbc 2.0.0.1: the option ROW_GROUP_SIZE of ATTACH belongs to the attachment and not
# to the file. The small row groups of a table are joined into large ones by the next checkpoint of
# an attachment without the option; and a database in memory takes the option without a word and
# keeps row groups of 122,880 rows all the same.
#
# Seen: a table of 49,152 rows in a file attached with ROW_GROUP_SIZE 16384 has 3 row groups; after
# attaching the file anew without the option and adding as many rows it has 1; a table of 49,152
# rows in ':memory:' attached with the option has 1.
#
# Whoever relies on small row groups has to give the option at every ATTACH.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mvn -B -q dependency:copy -Dartifact=org.duckdb:duckdb_jdbc:2.0.0.1 -DoutputDirectory="$folder"

cat >"$folder/Finding.java" <<'JAVA'
import java.sql.*;

public class Finding {
  static final String ROWS = "SELECT range AS n FROM range(49152)";

  public static void main(String[] args) throws SQLException {
    String file = args[0] + "/groups.db";
    try (Connection c = DriverManager.getConnection("jdbc:duckdb:")) {
      run(c, "ATTACH '" + file + "' AS f (ROW_GROUP_SIZE 16384)");
      run(c, "CREATE TABLE f.t AS " + ROWS);
      run(c, "CHECKPOINT f");
      expect("with the option", groups(c, "f"), 3);
      run(c, "DETACH f");
      run(c, "ATTACH '" + file + "' AS f");
      run(c, "INSERT INTO f.t " + ROWS);
      run(c, "CHECKPOINT f");
      expect("with as many rows more, without it", groups(c, "f"), 1);
      run(c, "ATTACH ':memory:' AS m (ROW_GROUP_SIZE 16384)");
      run(c, "CREATE TABLE m.t AS " + ROWS);
      expect("in memory, with the option", groups(c, "m"), 1);
    }
  }

  static void run(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  static long groups(Connection c, String database) throws SQLException {
    String sql = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('" + database + ".main.t')";
    try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    }
  }

  static void expect(String what, long found, long expected) {
    System.out.println(what + ": " + found + " row groups");
    if (found != expected) {
      throw new AssertionError(what + ": expected " + expected);
    }
  }
}
JAVA
java -cp "$folder/*" "$folder/Finding.java" "$folder"
echo "As described."
