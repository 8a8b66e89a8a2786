package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.differential.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The feature tables by plain SQL inside DuckDB, content hashes included: the statements that the
 * differential tests hold against the pipelines, with their windows written for speed. Of the
 * failures, the ledger, the merge with what is there and the checks there is nothing.
 */
public final class PlainSql {

  private PlainSql() {}

  /**
   * Computes all seasons of a file.
   *
   * @param args the DuckDB file, the processors joined by commas, the JSON file to write
   */
  public static void main(String[] args) throws SQLException, IOException {
    compute(Path.of(args[0]), Processors.parse(args[1])).write(Path.of(args[2]));
  }

  static Parts compute(Path file, List<Processor> processors) throws SQLException {
    Parts parts = new Parts();
    boolean first = true;
    for (int year : seasons(file)) {
      // A connection of its own for each season, because the shared inputs are temporary tables.
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
          Statement statement = connection.createStatement()) {
        long begin = System.nanoTime();
        statement.execute(Sql.read("common").replace("${year}", String.valueOf(year)));
        // What all statements share is counted with the first of them.
        for (Processor processor : processors) {
          String table = processor.table().qualifiedName();
          String select = select(processor);
          long rows =
              statement.executeUpdate(
                  first
                      ? "CREATE OR REPLACE TABLE " + table + " AS " + select
                      : "INSERT INTO " + table + " BY NAME " + select);
          parts.add(processor, first ? count(statement, table) : rows, begin);
          begin = System.nanoTime();
        }
      }
      first = false;
    }
    return parts;
  }

  /** A processor's statement: those for players look at each game once and not once a date. */
  private static String select(Processor processor) {
    String plain = Sql.read(processor.table().name());
    return switch (processor) {
      case TDZA, PCF -> plain;
      case PSZA -> resource("player_shot_zone_analysis");
      case PDC -> withForm(plain, "player_daily_cache.form", "team_past AS (");
      case ML -> withForm(plain, "ml_feature_store_v2.form", "team_record AS (");
    };
  }

  /** The statement with everything before the given part replaced. */
  private static String withForm(String statement, String form, String next) {
    int rest = statement.indexOf(next);
    if (rest < 0) {
      throw new IllegalStateException("'" + next + "' is no part of the statement any more");
    }
    return resource(form) + statement.substring(rest);
  }

  private static String resource(String name) {
    try (InputStream in = PlainSql.class.getResourceAsStream("/bench/" + name + ".sql")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(Statement statement, String table) throws SQLException {
    try (ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + table)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private static List<Integer> seasons(Path file) throws SQLException {
    List<Integer> years = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT DISTINCT season_year FROM nba_raw.nbac_schedule ORDER BY 1")) {
      while (answer.next()) {
        years.add(answer.getInt(1));
      }
    }
    return years;
  }
}
