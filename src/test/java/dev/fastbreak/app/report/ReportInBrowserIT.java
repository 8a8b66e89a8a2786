package dev.fastbreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import dev.fastbreak.app.fixtures.HandMadeLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: what a reader sees is what the warehouse holds. */
@Tag("all")
final class ReportInBrowserIT {

  private static final String DOWN = "\uE015";
  private static final String ENTER = "\uE007";

  @TempDir static Path folder;

  private static Path warehouse;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    if (!Browser.isThere()) {
      System.err.println(
          "SKIPPED: the report in a browser; there is no chromedriver (Debian: apt-get install"
              + " chromium chromium-driver)");
    }
    assumeTrue(Browser.isThere(), "no chromedriver on this machine");
    warehouse = folder.resolve("league.duckdb");
    page = folder.resolve("report.html");
    HandMadeLeague.write(warehouse);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int exitCode =
        Main.execute(
            new String[] {
              "report",
              "--start-date=" + HandMadeLeague.OPENER,
              "--end-date=" + HandMadeLeague.END,
              "--to=" + page,
              "--warehouse=duckdb:" + warehouse
            },
            nowhere,
            nowhere);
    assertThat(exitCode).isZero();
    browser = Browser.start(folder.resolve("profile"), "--force-prefers-reduced-motion");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.open(page.toUri());
  }

  private static List<List<@Nullable Object>> query(String sql) {
    try (WarehouseSession session = DuckDbFiles.warehouse(warehouse).openForReading()) {
      return session.query(sql).rows();
    }
  }

  /** The cells of the table behind a figure, header first. */
  private static List<List<String>> table(String title) {
    JsonNode cells =
        browser.run(
            """
            const figure = [...document.querySelectorAll('figure')].find((one) => one.querySelector('h3').textContent === '%s');
            figure.querySelector('details').open = true;
            return new Promise((done) => setTimeout(() => done(
              [...figure.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent))), 50));\
            """
                .formatted(title));
    List<List<String>> rows = new ArrayList<>();
    cells.forEach(
        row -> {
          List<String> texts = new ArrayList<>();
          row.forEach(cell -> texts.add(cell.asText()));
          rows.add(texts);
        });
    return rows;
  }

  @Test
  void nothingIsWrongOnTheConsoleAndNothingIsFetched() {
    browser.run("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'));");
    browser.click("#theme");
    browser.click("#calendar-controls button:nth-child(2)");
    browser.click("#failure-controls button:nth-child(1)");
    browser.click("#feature-controls button:nth-child(3)");
    browser.run(
        "const team = document.querySelector('#team-choice'); team.selectedIndex = 1;"
            + " team.dispatchEvent(new Event('change'))");

    assertThat(browser.console()).isEmpty();
    assertThat(browser.run("return performance.getEntriesByType('resource').length").asInt())
        .isZero();
    assertThat(browser.run("return document.querySelectorAll('.plot svg').length").asInt())
        .isEqualTo(browser.run("return document.querySelectorAll('.plot').length").asInt())
        .isGreaterThan(40);
  }

  @Test
  void aNameIsFoundAsPeopleWriteIt() {
    String name = HandMadeLeague.player(7);
    browser.type("#search", " P-0\u03087");

    assertThat(browser.run("return document.querySelector('#search').ariaExpanded").asText())
        .isEqualTo("true");
    browser.type("#search", ENTER);

    assertThat(browser.run("return document.querySelector('#player-name').textContent").asText())
        .isEqualTo(name);
    assertThat(browser.run("return location.hash").asText()).isEqualTo("#player=" + name);
  }

  @Test
  void theListIsWalkedWithKeysAndSaysHowManyMatch() {
    browser.type("#search", "p1");
    assertThat(browser.run("return document.querySelector('[role=status]').textContent").asText())
        .isEqualTo("10 players match");
    browser.type("#search", DOWN + DOWN + ENTER);

    assertThat(browser.run("return document.querySelector('#player-name').textContent").asText())
        .isEqualTo(HandMadeLeague.player(12));

    browser.type("#search", "nobody at all");
    assertThat(browser.run("return document.querySelector('#matches').hidden").asBoolean())
        .isTrue();
  }

  @Test
  void theNumbersOfAPlayerAreThoseOfTheWarehouse() {
    String name = HandMadeLeague.player(3);
    browser.type("#search", name + ENTER);

    List<List<String>> cached =
        query(
                "SELECT cache_date, points_avg_last_5, points_avg_last_10, points_avg_season FROM"
                    + " nba_precompute.player_daily_cache WHERE player_lookup = '"
                    + name
                    + "' ORDER BY 1")
            .stream()
            .map(row -> row.stream().map(String::valueOf).toList())
            .toList();
    List<List<String>> shown =
        table("Points and rolling averages").stream()
            .skip(1)
            .filter(row -> !row.get(2).equals("–"))
            .map(row -> List.of(row.get(0), row.get(2), row.get(3), row.get(4)))
            .toList();
    assertThat(shown).isEqualTo(cached).hasSize(HandMadeLeague.DUE.size());

    List<String> totals =
        query(
                "SELECT total_composite_adjustment FROM nba_precompute.player_composite_factors"
                    + " WHERE player_lookup = '"
                    + name
                    + "' ORDER BY game_date")
            .stream()
            .map(row -> String.valueOf(((Number) row.get(0)).doubleValue()))
            .map(number -> number.replaceFirst("\\.0$", ""))
            .toList();
    assertThat(table("Composite factors by game").stream().skip(1).map(row -> row.get(6)))
        .containsExactlyElementsOf(totals);
  }

  @Test
  void theNumbersOfTheLeagueAreThoseOfTheWarehouse() {
    for (Processor processor : Processor.values()) {
      long rows =
          (Long) query("SELECT COUNT(*) FROM " + processor.table().qualifiedName()).get(0).get(0);
      assertThat(table("How the tables come about"))
          .anySatisfy(
              row ->
                  assertThat(row)
                      .startsWith(
                          processor.name(),
                          processor.table().qualifiedName(),
                          String.format(Locale.ROOT, "%,d", rows)));
    }
    assertThat(table("opponent_pace").stream().skip(1).map(row -> row.get(1)))
        .containsExactlyElementsOf(
            query(
                    "SELECT COUNT(*) FROM nba_predictions.ml_feature_store_v2 GROUP BY"
                        + " date_trunc('month', game_date) ORDER BY date_trunc('month', game_date)")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList());
    assertThat(table("BOS: defence by zone against the league")).hasSize(4);
  }

  @Test
  void everyPictureHasItsWordsAndItsTable() {
    assertThat(
            browser
                .run(
                    "return [...document.querySelectorAll('.plot')].filter((plot) => plot.role !=="
                        + " 'img' || !plot.ariaLabel || !plot.parentElement.querySelector('details"
                        + " summary')).length")
                .asInt())
        .isZero();
    assertThat(
            browser
                .run(
                    "return [...document.querySelectorAll('button, input, select')].filter((one) =>"
                        + " !(one.ariaLabel || one.textContent || one.labels?.length)).length")
                .asInt())
        .isZero();
  }
}
