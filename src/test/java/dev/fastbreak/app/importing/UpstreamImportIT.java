package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.testing.RealData;
import dev.fastbreak.warehouse.LoadResult;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real seasons: every value of every row of the six tables equals what SQL over the same files,
 * written apart from the Java code, makes of them.
 */
@Tag("all")
class UpstreamImportIT {

  private static final WarehouseInMemory WAREHOUSE = new WarehouseInMemory();
  private static Path data;
  private static ImportResult result;

  @BeforeAll
  static void importTheRealSeasons() {
    data = RealData.folder();
    result = importAt("2026-01-01T00:00:00Z");
  }

  private static ImportResult importAt(String now) {
    return UpstreamImport.run(
        data, WAREHOUSE, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), sentence -> {});
  }

  @Test
  void findsTheThreeSeasonsAndSaysWhatTheyLack() {
    assertThat(result.seasons()).containsExactly("2020-21", "2021-22", "2022-23");
    assertThat(result.notes())
        .contains(
            "2021-22: 650 of 1230 games have no shots (2022-01-06 to 2022-04-10); their paint and"
                + " mid-range columns are null.",
            "2022-23: 983 of 1230 games have no lines (2022-11-21 to 2023-04-09); their game_total"
                + " and game_spread are null.",
            "2021-22: 25 of 3355 injury entries have no player id and are passed over.");
  }

  @Test
  void hasARowPerBoxScoreTwoPerGameAndOnePerExpectedPlayer() {
    // Rows of the README beside the data: games, player and team box scores per season. Players who
    // are expected are in no file.
    assertThat(result.loads())
        .extracting(LoadResult::inserted)
        .containsExactly(
            1080L, 23054L, 2160L, 2160L, 32400L, 2160L, //
            1230L, 26039L, 2460L, 2460L, 37873L, 2460L, //
            1230L, 25895L, 2460L, 2460L, 36448L, 2460L);
  }

  @Test
  void theSameFilesAgainChangeNothing() {
    assertThat(importAt("2026-01-02T00:00:00Z").changedAnything()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2020, 2021, 2022})
  void everyValueEqualsThatOfIndependentSql(int year) throws Exception {
    String season = new Season(year).toString();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql("input", season, year));
      for (TableSpec<?> table : Tables.upstream()) {
        Map<List<String>, List<String>> expected =
            expected(statement, table, sql(table.name(), season, year));
        Map<List<String>, List<String>> actual = actual(table, year);
        assertThat(expected).as("rows that SQL finds for %s", table).isNotEmpty();
        assertThat(differences(table, expected, actual)).as("%s of %s", table, season).isEmpty();
      }
    }
  }

  private static String sql(String name, String season, int year) throws IOException {
    try (InputStream in = UpstreamImportIT.class.getResourceAsStream("/phase3/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${data}", data.toString())
          .replace("${season}", season)
          .replace("${year}", String.valueOf(year));
    }
  }

  private static Map<List<String>, List<String>> expected(
      Statement statement, TableSpec<?> table, String sql) throws SQLException {
    int width = table.contentColumns().size();
    Map<List<String>, List<String>> rows = new HashMap<>();
    try (ResultSet answer = statement.executeQuery(sql)) {
      assertThat(answer.getMetaData().getColumnCount()).isEqualTo(width);
      while (answer.next()) {
        @Nullable Object[] values = new @Nullable Object[width];
        for (int i = 0; i < width; i++) {
          values[i] = answer.getObject(i + 1);
        }
        List<String> texts = texts(values);
        assertThat(rows.put(key(table, texts), texts)).isNull();
      }
    }
    return rows;
  }

  private static <T extends Record> Map<List<String>, List<String>> actual(
      TableSpec<T> table, int year) {
    Map<List<String>, List<String>> rows = new HashMap<>();
    Season season = new Season(year);
    WAREHOUSE
        .rows(table)
        .forEach(
            stored -> {
              @Nullable Object[] values = table.contentValues(stored.row());
              LocalDate date = (LocalDate) values[table.position(table.dateColumn())];
              // No season of the three has games in August or September.
              if (date.isAfter(season.earliest())
                  && date.isBefore(new Season(year + 1).earliest())) {
                List<String> texts = texts(values);
                rows.put(key(table, texts), texts);
              }
            });
    return rows;
  }

  private static List<String> texts(@Nullable Object[] values) {
    List<String> texts = new ArrayList<>(values.length);
    for (Object value : values) {
      texts.add(
          value instanceof Number number
              ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
              : String.valueOf(value));
    }
    return texts;
  }

  private static List<String> key(TableSpec<?> table, List<String> texts) {
    return table.key().stream().map(column -> texts.get(table.position(column))).toList();
  }

  private static List<String> differences(
      TableSpec<?> table,
      Map<List<String>, List<String>> expected,
      Map<List<String>, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (key, values) -> {
          List<String> other = actual.get(key);
          if (other == null) {
            differences.add(key + " is absent");
            return;
          }
          for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(other.get(i))) {
              differences.add(
                  "%s %s: SQL %s, Java %s"
                      .formatted(key, table.columns().get(i).name(), values.get(i), other.get(i)));
            }
          }
        });
    actual.keySet().stream()
        .filter(key -> !expected.containsKey(key))
        .forEach(key -> differences.add(key + " is in no file"));
    return differences.subList(0, Math.min(20, differences.size()));
  }
}
