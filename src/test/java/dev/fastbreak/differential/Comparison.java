package dev.fastbreak.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.table.TableSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what a warehouse holds of one season, value by value, with what SQL makes of it. */
final class Comparison implements AutoCloseable {

  private static final int SHOWN = 12;

  private final Connection connection;

  /** Opens a warehouse for reading and prepares the shared tables of a season. */
  Comparison(Path warehouse, int year) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("ATTACH '%s' AS warehouse (READ_ONLY)".formatted(warehouse));
    execute("USE warehouse");
    execute(Sql.read("common").replace("${year}", String.valueOf(year)));
  }

  /** How many rows and values were compared, and the first of those that differ. */
  record Outcome(long rows, List<String> differences) {}

  /** Every column of a processor's table but the stamps of the run. */
  Outcome rows(Processor processor) throws SQLException {
    TableSpec<?> table = processor.table();
    List<String> columns =
        texts(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_catalog = 'warehouse' AND table_schema = '%s' AND table_name = '%s'
              AND column_name NOT IN ('processed_at', 'run_id')
            ORDER BY ordinal_position
            """
                .formatted(table.dataset(), table.name()));
    String stored =
        "SELECT %s FROM %s, season WHERE %s BETWEEN opener AND finish"
            .formatted(String.join(", ", columns), table.qualifiedName(), table.dateColumn());
    return compare(table.name(), stored, table.key(), columns);
  }

  /** Entity, category and whether a retry may help, of a processor's failures. */
  Outcome failures(Processor processor) throws SQLException {
    List<String> key = List.of("analysis_date", "entity_id");
    List<String> columns = List.of("analysis_date", "entity_id", "failure_category", "can_retry");
    String stored =
        "SELECT %s FROM nba_processing.precompute_failures, season WHERE processor_name = '%s' AND analysis_date BETWEEN opener AND finish"
            .formatted(String.join(", ", columns), processor.storedName());
    return compare(processor.table().name() + ".failures", stored, key, columns);
  }

  private Outcome compare(String name, String stored, List<String> key, List<String> columns)
      throws SQLException {
    execute("CREATE OR REPLACE TEMP TABLE expected AS " + Sql.read(name));
    execute("CREATE OR REPLACE TEMP TABLE stored AS " + stored);
    assertThat(
            texts(
                "SELECT column_name FROM information_schema.columns WHERE table_catalog = 'temp' AND table_name = 'expected'"))
        .as("columns of %s.sql", name)
        .containsExactlyInAnyOrderElementsOf(columns);

    List<String> differences = new ArrayList<>();
    String keys = String.join(", ", key);
    for (String side : List.of("expected", "stored")) {
      differences.addAll(
          lines(
              "SELECT %s, count(*) AS copies_in_%s FROM %s GROUP BY ALL HAVING count(*) > 1"
                  .formatted(keys, side, side)));
    }
    differences.addAll(
        lines(
            "SELECT 'only SQL has' AS what, %s FROM expected ANTI JOIN stored USING (%s)"
                .formatted(keys, keys)));
    differences.addAll(
        lines(
            "SELECT 'only the table has' AS what, %s FROM stored ANTI JOIN expected USING (%s)"
                .formatted(keys, keys)));
    for (String column : columns) {
      differences.addAll(
          lines(
              """
              SELECT %2$s, count(*) OVER () AS rows_that_differ, expected.%1$s AS sql_%1$s, stored.%1$s AS stored_%1$s
              FROM expected JOIN stored USING (%2$s)
              WHERE expected.%1$s IS DISTINCT FROM stored.%1$s
              """
                  .formatted(column, keys)));
    }
    long rows = Long.parseLong(texts("SELECT count(*)::VARCHAR FROM expected").get(0));
    return new Outcome(rows, differences);
  }

  private List<String> lines(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query + " ORDER BY ALL LIMIT " + SHOWN)) {
      ResultSetMetaData columns = answer.getMetaData();
      while (answer.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          cells.add(columns.getColumnLabel(i) + "=" + answer.getString(i));
        }
        lines.add(String.join(" ", cells));
      }
    }
    return lines;
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      while (answer.next()) {
        texts.add(answer.getString(1));
      }
    }
    return texts;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
