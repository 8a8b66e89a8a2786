package dev.fastbreak.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.importing.UpstreamLoader;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.plan.Reason;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explanations of what a backfill of a simulated season stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("all")
class ExplainerIT {

  /** One date on which nearly everyone fails, one on which nearly everyone has a row. */
  private static final LocalDate EARLY = LocalDate.of(2021, 11, 8);

  private static final LocalDate LATE = LocalDate.of(2021, 12, 15);
  private static final int SAMPLE = 6;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2022-07-01T00:00:00Z"), ZoneOffset.UTC);
  private static final BigDecimal TINY = new BigDecimal("0.000001");

  private Warehouse warehouse;
  private UpstreamTables season;

  @BeforeAll
  void backfillTwoDates(@TempDir Path folder) {
    warehouse = Warehouses.of("duckdb:" + folder.resolve("league.duckdb"));
    season = LeagueSimulation.seasons(List.of(2021), 11).get(0);
    load(season, CLOCK);
    compute(EARLY, EARLY);
    compute(LATE, LATE);
  }

  /** On an early date features have defaults and means of games for want of stored columns. */
  @ParameterizedTest
  @EnumSource(
      value = Processor.class,
      names = {"PCF", "PDC", "ML"})
  void rowsWithLittleBehindThemAreExplainedToo(Processor processor) {
    for (String entity : sample(stored(processor.table(), EARLY))) {
      Explanation explanation = new Explainer(warehouse).explain(processor, EARLY, entity);
      assertThat(explanation.headline()).startsWith("UP TO DATE");
      assertFormulasHold(explanation);
    }
  }

  private void load(UpstreamTables tables, Clock clock) {
    try (WarehouseSession session = warehouse.open()) {
      UpstreamLoader.load(List.of(tables), session, clock);
    }
  }

  /** The simulated league has gaps in its data, so some players may fail unexpectedly. */
  private void compute(LocalDate start, LocalDate end) {
    assertThat(backfill(start, end))
        .isIn(BackfillSummary.Verdict.DONE, BackfillSummary.Verdict.DONE_WITH_FAILURES);
  }

  private BackfillSummary.Verdict backfill(LocalDate start, LocalDate end) {
    return new Backfill(
            warehouse,
            new BeamRunner(warehouse, CLOCK, Map.of(), Calculations.STANDARD),
            CLOCK,
            new BackfillListener() {})
        .run(
            new BackfillRequest(
                start,
                end,
                List.of(Processor.values()),
                true,
                false,
                ChunkSize.SEASON,
                0.05,
                Map.of(),
                1,
                null))
        .verdict();
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void aStoredRowIsWhatItsInputsGiveAndEveryFormulaGivesItsValue(Processor processor) {
    List<String> entities = sample(stored(processor.table(), LATE));
    assertThat(entities).hasSize(SAMPLE);
    for (String entity : entities) {
      Explanation explanation = new Explainer(warehouse).explain(processor, LATE, entity);
      assertThat(explanation.headline()).startsWith("UP TO DATE");
      assertThat(explanation.kind()).isEqualTo(Explanation.Kind.ROW);
      assertThat(explanation.computedHash()).isEqualTo(explanation.stored().dataHash());
      assertThat(explanation.plan().reason())
          .isNotIn(Reason.MISSING, Reason.INPUT_CHANGED, Reason.LOGIC_CHANGED);
      assertThat(explanation.evidence()).isNotEmpty();
      assertFormulasHold(explanation);
    }
  }

  /** Rounded to the column's scale, a formula gives the value; nine digits stand for fractions. */
  private static void assertFormulasHold(Explanation explanation) {
    TableSpec<?> table = explanation.processor().table();
    int formulas = 0;
    for (ExplainedColumn column : explanation.columns()) {
      if (column.value() == null) {
        assertThat(column.formula()).as(column.column()).isEmpty();
      } else if (!column.formula().isEmpty()) {
        formulas++;
        BigDecimal value = new BigDecimal(column.value().toString());
        int scale = table.find(column.column()).map(ColumnSpec::scale).orElse(9);
        BigDecimal half = new BigDecimal("0.5").movePointLeft(scale);
        // 0-2 stand for columns with one digit where games stand in for the daily cache.
        BigDecimal most = column.column().contains("points_avg") ? new BigDecimal("0.05") : half;
        assertThat(Arithmetic.valueOf(column.formula()).subtract(value).abs())
            .as("%s = %s, stored %s", column.column(), column.formula(), value)
            .isLessThanOrEqualTo(most.add(TINY));
      }
    }
    assertThat(formulas).as("formulas of " + explanation.processor()).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Processor.class,
      names = {"TDZA", "PSZA", "PDC"})
  void aStoredFailureIsExplainedAlike(Processor processor) {
    List<PrecomputeFailure> failures;
    try (WarehouseSession session = warehouse.openForReading()) {
      failures =
          session
              .fetch(
                  new Slice<>(
                      Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class),
                      EARLY,
                      EARLY))
              .rows()
              .stream()
              .filter(failure -> failure.processorName().equals(processor.storedName()))
              .toList();
    }
    assertThat(failures).isNotEmpty();
    for (PrecomputeFailure failure : failures.subList(0, Math.min(SAMPLE, failures.size()))) {
      Explanation explanation =
          new Explainer(warehouse).explain(processor, EARLY, failure.entityId());
      assertThat(explanation.kind()).isEqualTo(Explanation.Kind.FAILURE);
      assertThat(explanation.headline()).startsWith("NO ROW: " + failure.failureCategory());
      assertThat(explanation.failure().reason()).isEqualTo(failure.failureReason());
      assertThat(explanation.storedFailure()).isEqualTo(failure);
      assertThat(explanation.remarks()).anyMatch(remark -> remark.startsWith("Cure:"));
      assertThat(explanation.columns()).isEmpty();
    }
  }

  @Test
  void daysWithoutRowsSaySo() {
    Explainer explainer = new Explainer(warehouse);
    LocalDate opener = season.schedule().get(0).gameDate();
    Explanation bootstrap = explainer.explain(Processor.TDZA, opener, "gsw");
    assertThat(bootstrap.kind()).isEqualTo(Explanation.Kind.BOOTSTRAP);
    assertThat(bootstrap.headline()).contains("day 0 of season 2021-22");

    Explanation summer = explainer.explain(Processor.ML, opener.minusDays(60), "nobody");
    assertThat(summer.kind()).isEqualTo(Explanation.Kind.NO_GAME);
    assertThat(summer.suggestions()).containsExactly(opener.toString());
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void aMistypedNameIsMetWithTheClosestOnes(Processor processor) {
    String entity = stored(processor.table(), LATE).get(0);
    String typed =
        entity.substring(0, entity.length() - 1) + "#" + (entity.length() > 3 ? "" : "x");
    Explanation explanation = new Explainer(warehouse).explain(processor, LATE, typed);
    assertThat(explanation.kind()).isEqualTo(Explanation.Kind.NOT_IN_POPULATION);
    assertThat(explanation.remarks()).isNotEmpty();
    assertThat(explanation.columns()).isEmpty();
    if (processor != Processor.TDZA) {
      assertThat(explanation.suggestions()).contains(entity);
    }
  }

  @Test
  void aPlayerIsNoTeamAndATeamNoPlayer() {
    Explainer explainer = new Explainer(warehouse);

    Explanation player = explainer.explain(Processor.TDZA, LATE, "lukadoncic");
    assertThat(player.remarks()).anyMatch(remark -> remark.startsWith("TDZA has a row per team;"));
    Explanation team = explainer.explain(Processor.PSZA, LATE, "Lakers");
    assertThat(team.remarks())
        .anyMatch(remark -> remark.startsWith("LAL is a team. PSZA has a row per player;"));
  }

  @Test
  void aDateThatWasNotComputedIsDue() {
    LocalDate later =
        season.schedule().stream()
            .map(g -> g.gameDate())
            .filter(LATE::isBefore)
            .min(LocalDate::compareTo)
            .orElseThrow();
    String player = stored(Tables.PLAYER_SHOT_ZONE_ANALYSIS, LATE).get(0);
    Explanation explanation = new Explainer(warehouse).explain(Processor.PSZA, later, player);
    assertThat(explanation.headline()).startsWith("NOT STORED");
    assertThat(explanation.remarks()).contains("The date is due: missing.");
    assertFormulasHold(explanation);
  }

  @Test
  void aCorrectedGameMakesTheRowOutOfDateUntilItIsComputedAgain() {
    String player = sample(stored(Tables.PLAYER_DAILY_CACHE, LATE)).get(0);
    PlayerGameSummary newest =
        season.playerGames().stream()
            .filter(game -> game.playerLookup().equals(player))
            .filter(game -> game.gameDate().isBefore(LATE))
            .filter(game -> game.points() != null && game.minutesPlayed() != null)
            .filter(game -> game.minutesPlayed().signum() > 0)
            .reduce((a, b) -> a.gameDate().isAfter(b.gameDate()) ? a : b)
            .orElseThrow();
    List<PlayerGameSummary> corrected = new ArrayList<>(season.playerGames());
    corrected.set(corrected.indexOf(newest), withPoints(newest, newest.points() + 40));
    load(withGames(season, corrected), Clock.offset(CLOCK, Duration.ofHours(1)));
    try {
      Explanation before = new Explainer(warehouse).explain(Processor.PDC, LATE, player);
      assertThat(before.headline()).startsWith("OUT OF DATE").contains("points_avg_last_10");
      assertThat(before.differences())
          .extracting(Explanation.Difference::column)
          .contains("points_avg_last_10", "points_avg_season", "source_player_game_hash");
      assertThat(before.remarks())
          .anySatisfy(
              remark ->
                  assertThat(remark)
                      .startsWith("The date is due: input changed (player_game_summary ")
                      .contains(player));

      compute(LATE, LATE);
      assertThat(new Explainer(warehouse).explain(Processor.PDC, LATE, player).headline())
          .startsWith("UP TO DATE");
    } finally {
      load(season, CLOCK);
      compute(LATE, LATE);
    }
  }

  private static PlayerGameSummary withPoints(PlayerGameSummary game, long points) {
    TableSpec<PlayerGameSummary> table = Tables.PLAYER_GAME_SUMMARY;
    Object[] values = table.contentValues(game);
    values[table.position("points")] = points;
    return table.content(values);
  }

  private static UpstreamTables withGames(UpstreamTables tables, List<PlayerGameSummary> games) {
    return new UpstreamTables(
        tables.seasonYear(),
        tables.schedule(),
        games,
        tables.teamOffense(),
        tables.teamDefense(),
        tables.playerContexts(),
        tables.teamContexts());
  }

  private <T extends Record> List<String> stored(TableSpec<T> table, LocalDate date) {
    int entity = table.position(table.entityColumn());
    try (WarehouseSession session = warehouse.openForReading()) {
      return session
          .fetch(new Slice<>(Projection.of(table, table.type()), date, date))
          .rows()
          .stream()
          .map(row -> (String) table.contentValues(row)[entity])
          .sorted()
          .toList();
    }
  }

  private static List<String> sample(List<String> names) {
    List<String> sample = new ArrayList<>(names);
    Collections.shuffle(sample, new Random(5));
    return sample.subList(0, Math.min(SAMPLE, sample.size()));
  }
}
