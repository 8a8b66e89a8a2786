package dev.fastbreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a league made by hand says what the warehouse holds. */
final class ReportPageTest {

  @TempDir static Path folder;

  private static Path warehouse;
  private static String html;
  private static String printed;
  private static UnpackedPage page;

  @BeforeAll
  static void makeThePage() throws IOException {
    warehouse = folder.resolve("league.duckdb");
    HandMadeLeague.write(warehouse);
    Path file = folder.resolve("report.html");
    printed = report(warehouse, file);
    html = Files.readString(file);
    page = UnpackedPage.ofHtml(html);
  }

  private static String report(Path warehouse, Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exitCode =
        Main.execute(
            new String[] {
              "report",
              "--start-date=" + HandMadeLeague.OPENER,
              "--end-date=" + HandMadeLeague.END,
              "--to=" + file,
              "--warehouse=duckdb:" + warehouse
            },
            stream,
            stream);
    assertThat(exitCode).as(out.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<List<@Nullable Object>> query(Path warehouse, String sql) {
    try (WarehouseSession session = DuckDbFiles.warehouse(warehouse).openForReading()) {
      return session.query(sql).rows();
    }
  }

  private static Object single(String sql) {
    return query(warehouse, sql).get(0).get(0);
  }

  @Test
  void theVerdictComesFirst() {
    assertThat(printed)
        .startsWith("ALL DONE: 30 of 30 dates of the five processors done: 470 rows,")
        .contains("Written to " + folder.resolve("report.html"));
    assertThat(html).contains("<span class=\"verdict good\">ALL DONE</span>");
  }

  @Test
  void everyTableIsThereWithItsRows() {
    for (Processor processor : Processor.values()) {
      Object rows = single("SELECT COUNT(*) FROM " + processor.table().qualifiedName());
      assertThat(html)
          .contains("title=\"" + processor.table().qualifiedName() + "\">" + processor.name())
          .contains("<td class=\"n\">" + rows + "</td>");
    }
    assertThat(page.column("dates", "rows").stream().mapToLong(ReportPageTest::asLong).sum())
        .isEqualTo(470);
  }

  private static long asLong(@Nullable Object number) {
    return ((Number) number).longValue();
  }

  @Test
  void valuesAreThoseOfTheWarehouseToTheLastDigit() {
    List<List<@Nullable Object>> stored =
        query(
            warehouse,
            """
            SELECT player_lookup, analysis_date, paint_rate_last_10, paint_pct_last_10,
              primary_scoring_zone, is_production_ready
            FROM nba_precompute.player_shot_zone_analysis
            ORDER BY player_lookup, analysis_date\
            """);

    assertThat(page.rows("shot_zones")).isEqualTo(stored.size()).isEqualTo(108);
    List<String> columns =
        List.of(
            "player_lookup",
            "analysis_date",
            "paint_rate_last_10",
            "paint_pct_last_10",
            "primary_scoring_zone",
            "is_production_ready");
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      assertThat(page.column("shot_zones", columns.get(i)))
          .as(columns.get(i))
          .isEqualTo(stored.stream().map(row -> row.get(column)).toList());
    }
  }

  @Test
  void featuresAreCountedByMonth() {
    Object november =
        single(
            "SELECT COUNT(*) FROM nba_predictions.ml_feature_store_v2 WHERE game_date < DATE"
                + " '2021-12-01'");
    Object defaults =
        single(
            "SELECT COUNT(*) FROM nba_predictions.ml_feature_store_v2 WHERE feature_sources[1] ="
                + " 'default' AND game_date < DATE '2021-12-01'");
    Object least =
        single(
            "SELECT MIN(features[1]) FROM nba_predictions.ml_feature_store_v2 WHERE game_date <"
                + " DATE '2021-12-01'");

    assertThat(page.facts().get("features")).hasSize(Feature.values().length);
    var month = page.facts().at("/features/0/months/0");
    assertThat(month.get("month").asText()).isEqualTo("2021-11");
    assertThat(month.get("rows").asLong()).isEqualTo(november);
    assertThat(month.get("defaults").asLong()).isEqualTo(defaults);
    assertThat(month.get("min").asDouble()).isEqualTo(least);
  }

  @Test
  void failuresAreToldAsSpells() {
    assertThat(page.column("spells", "entity"))
        .containsExactly("BOS", "GSW", "p27", "p28", "p29", "p29");
    assertThat(page.column("spells", "dates").stream().mapToLong(ReportPageTest::asLong).sum())
        .isEqualTo(single("SELECT COUNT(*) FROM nba_processing.precompute_failures"));
  }

  @Test
  void aPageIsOneFileThatAsksForNothing() {
    String markup = html.substring(0, html.indexOf("<script>"));
    assertThat(markup)
        .contains("default-src 'none'")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("<link");
    assertThat(html.length()).isLessThan(2_000_000);
  }

  @Test
  void whatFailedIsSaidFirst(@TempDir Path own) throws IOException {
    Path spoiled = own.resolve("spoiled.duckdb");
    Files.copy(warehouse, spoiled);
    DuckDbFiles.execute(
        spoiled,
        "UPDATE nba_processing.precompute_runs SET outcome = 'FAILED', failures_unexpected = 1"
            + " WHERE analysis_date = DATE '2021-11-05' AND processor_name ="
            + " 'PlayerCompositeFactorsProcessor'",
        "INSERT INTO nba_processing.precompute_failures SELECT processor_name, run_id,"
            + " analysis_date, 'p<b>1', 'INVALID_INPUT', 'points is <script>', true, finished_at"
            + " FROM nba_processing.precompute_runs WHERE outcome = 'FAILED'");

    String said = report(spoiled, own.resolve("spoiled.html"));
    String text = Files.readString(own.resolve("spoiled.html"));

    assertThat(said).startsWith("FAILED: ").contains("1 unexpected");
    assertThat(text)
        .contains("verdict bad")
        .contains("PCF: 1 date failed: 2021-11-05.")
        .contains("PCF: 1 unexpected failure.");
    assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("points is <script>");
  }

  @Test
  void datesThatWaitForResultsAreInTheCalendarAndHeldAgainstNobody(@TempDir Path own)
      throws IOException {
    Path early = own.resolve("early.duckdb");
    Files.copy(warehouse, early);
    DuckDbFiles.execute(
        early,
        "UPDATE nba_raw.nbac_schedule SET game_status = 1 WHERE game_date >= DATE '2021-11-30'");

    String said = report(early, own.resolve("early.html"));

    assertThat(said).contains("of 25 dates of the five processors");
    UnpackedPage calendar = UnpackedPage.ofHtml(Files.readString(own.resolve("early.html")));
    List<@Nullable Object> states = calendar.column("dates", "state");
    List<@Nullable Object> dates = calendar.column("dates", "date");
    assertThat(states).filteredOn("WAITING"::equals).hasSize(Processor.values().length);
    assertThat(dates.get(states.indexOf("WAITING"))).isEqualTo(LocalDate.of(2021, 12, 1));
  }
}
