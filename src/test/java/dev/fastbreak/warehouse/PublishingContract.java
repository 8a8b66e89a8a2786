package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.app.stored.JsonRow;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.InputDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every warehouse must do with what a pipeline stages: all of it or nothing, and once. */
public abstract class PublishingContract extends WarehouseContract {

  @Test
  void publishesRowsFailuresAndLedger() {
    StagedRun run =
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .row(zones("a", DAY_1, 1))
            .row(zones("b", DAY_1, 2))
            .row(zones("a", DAY_2, 3))
            .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE);
    Publication publication = run.stage(warehouse, options());
    List<PrecomputeRun> lines = session.publish(publication);

    assertThat(lines)
        .containsExactly(
            new PrecomputeRun(
                "PlayerShotZoneAnalysisProcessor",
                DAY_1,
                "run-1",
                "COMPLETE",
                2,
                0,
                0,
                0,
                1,
                0,
                3,
                InputDigest.of(Processor.PSZA, "input-of-2021-12-01", Map.of()),
                publication.tally(Processor.PSZA, DAY_1).output().hex(),
                Processor.PSZA.codeVersion(),
                FIRST,
                FIRST.plusSeconds(60),
                StagedRun.COMMAND),
            new PrecomputeRun(
                "PlayerShotZoneAnalysisProcessor",
                DAY_2,
                "run-1",
                "COMPLETE",
                1,
                0,
                0,
                0,
                0,
                0,
                1,
                InputDigest.of(Processor.PSZA, "input-of-2021-12-02", Map.of()),
                publication.tally(Processor.PSZA, DAY_2).output().hex(),
                Processor.PSZA.codeVersion(),
                FIRST,
                FIRST.plusSeconds(60),
                StagedRun.COMMAND));
    assertThat(ledger()).containsExactlyElementsOf(lines);
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "a", "run-1", FIRST),
            List.of(DAY_1, "b", "run-1", FIRST),
            List.of(DAY_2, "a", "run-1", FIRST));
    assertThat(failures()).containsExactly("2021-12-01 c EXPECTED_INCOMPLETE run-1");
  }

  @Test
  void storesEveryValueOfEveryFeatureTable() {
    for (Processor processor : Processor.values()) {
      storesEveryValue(processor, processor.table());
    }
  }

  private <T extends Record> void storesEveryValue(Processor processor, TableSpec<T> table) {
    SampleRows<T> sample = SampleRows.of(table);
    StagedRun run =
        new StagedRun("values", FIRST)
            .of(processor, LocalDate.of(1900, 1, 1), DAY_1, LocalDate.of(2199, 12, 31));
    List<T> rows =
        new ArrayList<>(List.of(sample.smallest(leastLong()), sample.greatest(greatestLong())));
    rows.add(sample.bare(Map.of(nameColumn(table), "bare", table.dateColumn(), DAY_1)));
    for (int seed = 0; seed < 20; seed++) {
      rows.add(
          sample.random(seed, Map.of(nameColumn(table), "name" + seed, table.dateColumn(), DAY_1)));
    }
    rows.forEach(run::row);
    session.publish(run.stage(warehouse, options()));
    assertThat(session.fetch(Slice.all(Projection.of(table, table.type()))).rows())
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void publishingTheSameRunAgainChangesNothingAndAnswersTheSame() {
    StagedRun run =
        zonesRun("run-1", FIRST, DAY_1)
            .row(zones("a", DAY_1, 1))
            .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE);
    List<PrecomputeRun> lines = session.publish(run.stage(warehouse, options()));
    assertThat(session.publish(run.stage(warehouse, options()))).isEqualTo(lines);
    assertThat(session.publish(run.publication())).isEqualTo(lines);
    assertThat(ledger()).isEqualTo(lines);
    assertThat(zoneStamps()).hasSize(1);
    assertThat(failures()).hasSize(1);
  }

  @Test
  void aRunIsNotTakenForAnotherOfTheSameName() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    assertRefused(
        zonesRun("run-1", SECOND, DAY_1).row(zones("a", DAY_1, 2)),
        "run-1",
        "2022-01-01T06:00:00.123456Z",
        "2021-12-01",
        "new run");
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1).input("corrected-").row(zones("a", DAY_1, 2)),
        "run-1",
        "new run");
    assertThat(zoneStamps()).containsExactly(List.of(DAY_1, "a", "run-1", FIRST));
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void anUnchangedRowIsNotTouched() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).row(zones("b", DAY_1, 2)));
    PrecomputeRun line =
        publish(
                zonesRun("run-2", SECOND, DAY_1)
                    .row(zones("a", DAY_1, 1))
                    .row(zones("b", DAY_1, 2)))
            .get(0);
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.rowsUnchanged()).isEqualTo(2);
    assertThat(line.rowsRefreshed()).isZero();
    assertThat(line.rowsDeleted()).isZero();
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_1, "b", "run-1", FIRST));
    assertThat(ledger()).hasSize(2);
  }

  @Test
  void aChangedRowIsReplacedAndAVanishedOneDeletedOnTheDatesOfTheChunkAlone() {
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2, DAY_3)
            .row(zones("same", DAY_1, 1))
            .row(zones("changed", DAY_1, 2))
            .row(zones("gone", DAY_1, 3))
            .row(zones("gone", DAY_2, 4))
            .row(zones("other", DAY_3, 5)));
    PlayerShotZoneAnalysis changed = zones("changed", DAY_1, 22);
    List<PrecomputeRun> lines =
        publish(
            zonesRun("run-2", SECOND, DAY_1, DAY_2)
                .row(zones("same", DAY_1, 1))
                .row(changed)
                .row(zones("new", DAY_1, 6))
                .failure(DAY_2, "gone", FailureCategory.EXPECTED_INCOMPLETE));
    assertThat(lines)
        .extracting(
            PrecomputeRun::analysisDate,
            PrecomputeRun::rowsWritten,
            PrecomputeRun::rowsUnchanged,
            PrecomputeRun::rowsDeleted)
        .containsExactly(tuple(DAY_1, 2L, 1L, 1L), tuple(DAY_2, 0L, 0L, 1L));
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "changed", "run-2", SECOND),
            List.of(DAY_1, "new", "run-2", SECOND),
            List.of(DAY_1, "same", "run-1", FIRST),
            List.of(DAY_3, "other", "run-1", FIRST));
    assertThat(session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows())
        .contains(changed);
  }

  @Test
  void whatARunReplacesOrDeletesIsKeptAsItWas() {
    PlayerShotZoneAnalysis before = zones("changed", DAY_1, 2);
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .row(zones("same", DAY_1, 1))
            .row(before)
            .row(zones("gone", DAY_2, 4)));
    assertThat(replaced()).as("a first run replaces nothing").isEmpty();

    publish(
        zonesRun("run-2", SECOND, DAY_1, DAY_2)
            .row(zones("same", DAY_1, 1))
            .row(zones("changed", DAY_1, 22))
            .row(zones("new", DAY_1, 6))
            .failure(DAY_2, "gone", FailureCategory.EXPECTED_INCOMPLETE));
    session.record(recording("run-3", Outcome.NO_GAMES, Processor.PSZA, DAY_1));

    assertThat(replaced())
        .containsExactly(
            "run-2 2021-12-01 changed run-1",
            "run-2 2021-12-02 gone run-1",
            "run-3 2021-12-01 changed run-2",
            "run-3 2021-12-01 new run-2",
            "run-3 2021-12-01 same run-1");
    String row =
        (String)
            column(
                    "SELECT old_row FROM nba_processing.replaced_rows WHERE run_id = 'run-2' ORDER"
                        + " BY row_date")
                .get(0);
    assertThat(ZONES.content(JsonRow.parse(ZONES, String.valueOf(row)))).isEqualTo(before);
  }

  /** Run, date, name and earlier run of every row that was replaced. */
  private List<String> replaced() {
    return session
        .query(
            "SELECT run_id, row_date, entity, written_by FROM nba_processing.replaced_rows ORDER BY"
                + " 1, 2, 3")
        .rows()
        .stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void unhashedColumnsAreBroughtUpToDateWhileTheStampsStay() {
    Map<String, Object> before = new HashMap<>();
    before.put("source_player_game_hash", null);
    before.put("expected_games_count", 10L);
    before.put("data_quality_issues", List.of());
    Map<String, Object> after = new HashMap<>(before);
    after.put("source_player_game_hash", "0123456789abcdef");
    after.put("data_quality_issues", List.of("own_data_incomplete"));
    publish(
        zonesRun("run-1", FIRST, DAY_1)
            .row(zones("a", DAY_1, 1, before))
            .row(zones("b", DAY_1, 2, before)));
    PrecomputeRun line =
        publish(
                zonesRun("run-2", SECOND, DAY_1)
                    .row(zones("a", DAY_1, 1, after))
                    .row(zones("b", DAY_1, 2, before)))
            .get(0);
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.rowsUnchanged()).isEqualTo(2);
    assertThat(line.rowsRefreshed()).isEqualTo(1);
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_1, "b", "run-1", FIRST));
    assertThat(session.fetch(Slice.all(Projection.of(ZONES, ZONES.type()))).rows())
        .containsExactlyInAnyOrder(zones("a", DAY_1, 1, after), zones("b", DAY_1, 2, before));
  }

  @Test
  void aFailedDateKeepsItsRowsAndItsDigestButReplacesItsFailures() {
    List<PrecomputeRun> first =
        publish(
            zonesRun("run-1", FIRST, DAY_1, DAY_2)
                .row(zones("a", DAY_1, 1))
                .row(zones("a", DAY_2, 2))
                .failure(DAY_1, "b", FailureCategory.EXPECTED_INCOMPLETE));
    List<PrecomputeRun> second =
        publish(
            zonesRun("run-2", SECOND, DAY_1, DAY_2)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .row(zones("a", DAY_2, 22)));
    assertThat(second)
        .extracting(
            PrecomputeRun::outcome,
            PrecomputeRun::rowsWritten,
            PrecomputeRun::rowsDeleted,
            PrecomputeRun::failuresUnexpected)
        .containsExactly(tuple("FAILED", 0L, 0L, 1L), tuple("COMPLETE", 1L, 0L, 0L));
    assertThat(second.get(0).outputDigest()).isEqualTo(first.get(0).outputDigest());
    assertThat(zoneStamps())
        .containsExactly(List.of(DAY_1, "a", "run-1", FIRST), List.of(DAY_2, "a", "run-2", SECOND));
    assertThat(failures()).containsExactly("2021-12-01 a PROCESSING_ERROR run-2");

    List<PrecomputeRun> third =
        publish(
            zonesRun("run-3", THIRD, DAY_1)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .failure(DAY_1, "b", FailureCategory.PROCESSING_ERROR));
    assertThat(third.get(0).outputDigest()).isEqualTo(first.get(0).outputDigest());
    assertThat(failures())
        .containsExactly(
            "2021-12-01 a PROCESSING_ERROR run-3", "2021-12-01 b PROCESSING_ERROR run-3");
  }

  @Test
  void rowsOfAFailedDateAreNotPublished() {
    StagedRun run = zonesRun("run-1", FIRST, DAY_1);
    for (int i = 0; i < 10; i++) {
      run.row(zones("player" + i, DAY_1, i));
    }
    // 1 of 11 is more than 5 percent.
    PrecomputeRun line =
        publish(run.failure(DAY_1, "broken", FailureCategory.PROCESSING_ERROR)).get(0);
    assertThat(line.outcome()).isEqualTo("FAILED");
    assertThat(line.rowsWritten()).isZero();
    assertThat(line.outputDigest()).isNull();
    assertThat(zoneStamps()).isEmpty();
    assertThat(failures()).hasSize(1);
  }

  @Test
  void aNewDateIsPublishedWithoutTheRowsOfAFailedOneBesideIt() {
    StagedRun run = zonesRun("run-1", FIRST, DAY_1, DAY_2);
    run.row(zones("a", DAY_1, 1)).row(zones("a", DAY_2, 2));
    // 1 of 2 is more than 5 percent.
    run.failure(DAY_1, "broken", FailureCategory.PROCESSING_ERROR);
    assertThat(publish(run))
        .extracting(PrecomputeRun::outcome, PrecomputeRun::rowsWritten)
        .containsExactly(tuple("FAILED", 0L), tuple("COMPLETE", 1L));
    assertThat(zoneStamps()).containsExactly(List.of(DAY_2, "a", "run-1", FIRST));
  }

  @Test
  void whatAFailedProcessorsReadersMadeIsNotPublishedButAllElseIs() {
    publish(
        new StagedRun("run-1", FIRST)
            .of(Processor.TDZA, DAY_1)
            .row(defense("BOS", DAY_1, 1))
            .of(Processor.PSZA, DAY_1)
            .row(zones("a", DAY_1, 2))
            .of(Processor.PDC, DAY_1)
            .row(cached("a", DAY_1, 3))
            .of(Processor.ML, DAY_1)
            .row(features("a", DAY_1, 4)));
    List<PrecomputeRun> earlier = ledger();

    List<PrecomputeRun> lines =
        publish(
            new StagedRun("run-2", SECOND)
                .of(Processor.TDZA, DAY_1, DAY_2)
                .row(defense("BOS", DAY_1, 11))
                .row(defense("BOS", DAY_2, 12))
                .of(Processor.PSZA, DAY_1, DAY_2)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .row(zones("a", DAY_2, 22))
                .of(Processor.PDC, DAY_1, DAY_2)
                .row(cached("a", DAY_1, 31))
                .failure(DAY_1, "b", FailureCategory.INSUFFICIENT_DATA)
                .row(cached("a", DAY_2, 32))
                .of(Processor.ML, DAY_1, DAY_2)
                .row(features("a", DAY_1, 41))
                .row(features("a", DAY_2, 42)));

    assertThat(lines)
        .extracting(
            PrecomputeRun::processorName,
            PrecomputeRun::analysisDate,
            PrecomputeRun::outcome,
            PrecomputeRun::rowsWritten,
            PrecomputeRun::failuresUnexpected,
            PrecomputeRun::population)
        .containsExactly(
            tuple("TeamDefenseZoneAnalysisProcessor", DAY_1, "COMPLETE", 1L, 0L, 1L),
            tuple("TeamDefenseZoneAnalysisProcessor", DAY_2, "COMPLETE", 1L, 0L, 1L),
            tuple("PlayerShotZoneAnalysisProcessor", DAY_1, "FAILED", 0L, 1L, 1L),
            tuple("PlayerShotZoneAnalysisProcessor", DAY_2, "COMPLETE", 1L, 0L, 1L),
            tuple("PlayerDailyCacheProcessor", DAY_1, "BLOCKED", 0L, 1L, 0L),
            tuple("PlayerDailyCacheProcessor", DAY_2, "COMPLETE", 1L, 0L, 1L),
            tuple("MLFeatureStoreProcessor", DAY_1, "BLOCKED", 0L, 1L, 0L),
            tuple("MLFeatureStoreProcessor", DAY_2, "COMPLETE", 1L, 0L, 1L));
    // What failed or is blocked holds what it held.
    for (int i : List.of(2, 4, 6)) {
      assertThat(lines.get(i).outputDigest()).isEqualTo(earlier.get(i / 2).outputDigest());
    }
    assertThat(runsOfRows())
        .containsExactly(
            "team_defense_zone_analysis 2021-12-01 run-2",
            "team_defense_zone_analysis 2021-12-02 run-2",
            "player_shot_zone_analysis 2021-12-01 run-1",
            "player_shot_zone_analysis 2021-12-02 run-2",
            "player_daily_cache 2021-12-01 run-1",
            "player_daily_cache 2021-12-02 run-2",
            "ml_feature_store_v2 2021-12-01 run-1",
            "ml_feature_store_v2 2021-12-02 run-2");
    assertThat(failures())
        .containsExactly(
            "2021-12-01 DATE_LEVEL MISSING_DEPENDENCY run-2",
            "2021-12-01 DATE_LEVEL MISSING_DEPENDENCY run-2",
            "2021-12-01 a PROCESSING_ERROR run-2");
    assertThat(
            column(
                "SELECT failure_reason FROM nba_processing.precompute_failures"
                    + " WHERE processor_name = 'PlayerDailyCacheProcessor'"))
        .singleElement()
        .asString()
        .contains("PDC of 2021-12-01", "PSZA");
  }

  @Test
  void aLineSaysWhichRowsOfOtherProcessorsTheDateWasMadeFrom() {
    // PCF reads TDZA and PSZA. TDZA was published before, PSZA is computed beside it.
    PrecomputeRun defense =
        publish(
                new StagedRun("run-1", FIRST)
                    .of(Processor.TDZA, DAY_1)
                    .row(defense("BOS", DAY_1, 1)))
            .get(0);
    List<PrecomputeRun> lines =
        publish(
            new StagedRun("run-2", SECOND)
                .of(Processor.PSZA, DAY_1)
                .row(zones("a", DAY_1, 2))
                .of(Processor.PCF, DAY_1)
                .row(factors("a", DAY_1, 3)));
    assertThat(lines.get(1).inputDigest())
        .isEqualTo(
            InputDigest.of(
                Processor.PCF,
                "input-of-2021-12-01",
                Map.of(
                    Processor.TDZA,
                    String.valueOf(defense.outputDigest()),
                    Processor.PSZA,
                    String.valueOf(lines.get(0).outputDigest()))));

    // Later PSZA fails: PCF is blocked, and its line speaks of the rows that are there.
    List<PrecomputeRun> blocked =
        publish(
            new StagedRun("run-3", THIRD)
                .of(Processor.PSZA, DAY_1)
                .failure(DAY_1, "a", FailureCategory.PROCESSING_ERROR)
                .of(Processor.PCF, DAY_1)
                .row(factors("a", DAY_1, 4)));
    assertThat(blocked.get(1).outcome()).isEqualTo("BLOCKED");
    assertThat(blocked.get(1).inputDigest()).isEqualTo(lines.get(1).inputDigest());
  }

  @Test
  void oneBadTableKeepsAllFiveFromBeingPublished() {
    StagedRun run =
        new StagedRun("run-1", FIRST)
            .of(Processor.TDZA, DAY_1)
            .row(defense("BOS", DAY_1, 1))
            .of(Processor.PSZA, DAY_1)
            .row(zones("a", DAY_1, 2))
            .of(Processor.PCF, DAY_1)
            .row(factors("a", DAY_1, 3))
            .of(Processor.PDC, DAY_1)
            .row(cached("a", DAY_1, 4))
            .of(Processor.ML, DAY_1)
            .row(features("twice", DAY_1, 5))
            .row(features("twice", DAY_1, 6));
    assertRefused(run, "ML on 2021-12-01", "2 rows", "1 keys", "twice");
    assertThat(runsOfRows()).isEmpty();
    assertThat(ledger()).isEmpty();
    assertThat(failures()).isEmpty();
  }

  @Test
  void theProcessorsOfAChunkMayHaveDifferentDates() {
    publish(
        new StagedRun("run-1", FIRST)
            .of(Processor.PSZA, DAY_1, DAY_2, DAY_3)
            .row(zones("a", DAY_1, 1))
            .row(zones("a", DAY_2, 2))
            .row(zones("a", DAY_3, 3))
            .of(Processor.PDC, DAY_2)
            .row(cached("a", DAY_2, 4)));
    List<PrecomputeRun> lines =
        publish(
            new StagedRun("run-2", SECOND)
                .of(Processor.PSZA, DAY_2)
                .row(zones("a", DAY_2, 22))
                .of(Processor.PDC, DAY_1, DAY_2)
                .failure(DAY_1, "a", FailureCategory.INSUFFICIENT_DATA)
                .row(cached("a", DAY_2, 4)));
    assertThat(lines)
        .extracting(
            PrecomputeRun::analysisDate, PrecomputeRun::rowsWritten, PrecomputeRun::rowsUnchanged)
        .containsExactly(tuple(DAY_2, 1L, 0L), tuple(DAY_1, 0L, 0L), tuple(DAY_2, 0L, 1L));
    assertThat(runsOfRows())
        .containsExactly(
            "player_shot_zone_analysis 2021-12-01 run-1",
            "player_shot_zone_analysis 2021-12-02 run-2",
            "player_shot_zone_analysis 2021-12-03 run-1",
            "player_daily_cache 2021-12-02 run-1");
  }

  @Test
  void newAndKnownDatesArePublishedTogether() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).row(zones("b", DAY_1, 2)));
    List<PrecomputeRun> lines =
        publish(
            zonesRun("run-2", SECOND, DAY_1, DAY_2)
                .row(zones("a", DAY_1, 11))
                .row(zones("a", DAY_2, 3)));
    assertThat(lines)
        .extracting(PrecomputeRun::rowsWritten, PrecomputeRun::rowsDeleted)
        .containsExactly(tuple(1L, 1L), tuple(1L, 0L));
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "a", "run-2", SECOND), List.of(DAY_2, "a", "run-2", SECOND));
  }

  @Test
  void aDateOfWhichNobodyIsKnownHasFailedAndKeepsItsRows() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    PrecomputeRun line = publish(zonesRun("run-2", SECOND, DAY_1)).get(0);
    assertThat(line.outcome()).isEqualTo("FAILED");
    assertThat(line.failuresUnexpected()).isEqualTo(1);
    assertThat(zoneStamps()).hasSize(1);
    assertThat(failures()).containsExactly("2021-12-01 DATE_LEVEL INCOMPLETE_UPSTREAM run-2");
  }

  @Test
  void aBlockedDateKeepsItsRowsAndSaysWhy() {
    PrecomputeRun first =
        publish(
                new StagedRun("run-1", FIRST)
                    .of(Processor.PDC, DAY_1)
                    .row(cached("a", DAY_1, 1))
                    .failure(DAY_1, "b", FailureCategory.INSUFFICIENT_DATA))
            .get(0);
    Recording recording = recording("run-2", Outcome.BLOCKED, Processor.PDC, DAY_1, DAY_2);
    List<PrecomputeRun> lines = session.record(recording);
    assertThat(lines)
        .extracting(
            PrecomputeRun::outcome, PrecomputeRun::failuresUnexpected, PrecomputeRun::population)
        .containsExactly(tuple("BLOCKED", 1L, 0L), tuple("BLOCKED", 1L, 0L));
    assertThat(lines)
        .extracting(PrecomputeRun::outputDigest)
        .containsExactly(first.outputDigest(), null);
    assertThat(runsOfRows()).containsExactly("player_daily_cache 2021-12-01 run-1");
    assertThat(failures())
        .containsExactly(
            "2021-12-01 DATE_LEVEL MISSING_DEPENDENCY run-2",
            "2021-12-02 DATE_LEVEL MISSING_DEPENDENCY run-2");
    assertThat(
            column(
                "SELECT failure_reason FROM nba_processing.precompute_failures"
                    + " WHERE analysis_date = DATE '2021-12-02'"))
        .containsExactly("nothing of PSZA on 2021-12-02");
    assertThat(ledger()).hasSize(3).containsAll(lines);
  }

  @Test
  void aDateWithoutGamesLosesTheRowsAndFailuresItHad() {
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .row(zones("a", DAY_1, 1))
            .failure(DAY_1, "b", FailureCategory.EXPECTED_INCOMPLETE)
            .row(zones("a", DAY_2, 2)));
    PrecomputeRun line =
        session.record(recording("run-2", Outcome.NO_GAMES, Processor.PSZA, DAY_1)).get(0);
    assertThat(line.outcome()).isEqualTo("NO_GAMES");
    assertThat(line.rowsDeleted()).isEqualTo(1);
    assertThat(line.outputDigest()).isNull();
    assertThat(zoneStamps()).containsExactly(List.of(DAY_2, "a", "run-1", FIRST));
    assertThat(failures()).isEmpty();
  }

  @Test
  void bootstrapDaysAreWrittenDownOnce() {
    Recording recording = recording("run-1", Outcome.SKIPPED_BOOTSTRAP, Processor.ML, DAY_1, DAY_2);
    List<PrecomputeRun> lines = session.record(recording);
    assertThat(lines)
        .extracting(PrecomputeRun::outcome, PrecomputeRun::outputDigest)
        .containsExactly(tuple("SKIPPED_BOOTSTRAP", null), tuple("SKIPPED_BOOTSTRAP", null));
    assertThat(session.record(recording)).isEqualTo(lines);
    assertThat(ledger()).isEqualTo(lines);
  }

  @Test
  void aRunRecordsSomeDatesAndPublishesOthers() {
    session.record(recording("run-1", Outcome.SKIPPED_BOOTSTRAP, Processor.PSZA, DAY_1));
    publish(zonesRun("run-1", SECOND, DAY_2).row(zones("a", DAY_2, 1)));
    assertThat(ledger())
        .extracting(PrecomputeRun::outcome)
        .containsExactly("SKIPPED_BOOTSTRAP", "COMPLETE");
  }

  private static Recording recording(
      String runId, Outcome outcome, Processor processor, LocalDate... dates) {
    Chunk chunk = new StagedRun(runId, SECOND).of(processor, dates).chunk();
    Map<ProcessorDate, String> reasons = new HashMap<>();
    if (outcome == Outcome.BLOCKED) {
      chunk.due().forEach(due -> reasons.put(due, "nothing of PSZA on " + due.date()));
    }
    return new Recording(chunk, outcome, reasons, SECOND.plusSeconds(1));
  }

  @Test
  void failuresOfOtherProcessorsAndDatesStay() {
    publish(
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .failure(DAY_1, "a", FailureCategory.EXPECTED_INCOMPLETE)
            .failure(DAY_2, "a", FailureCategory.EXPECTED_INCOMPLETE));
    publish(
        new StagedRun("run-2", SECOND)
            .of(Processor.TDZA, DAY_1)
            .failure(DAY_1, "BOS", FailureCategory.INSUFFICIENT_DATA));
    publish(zonesRun("run-3", THIRD, DAY_1).row(zones("a", DAY_1, 1)));
    assertThat(failures())
        .containsExactly(
            "2021-12-01 BOS INSUFFICIENT_DATA run-2", "2021-12-02 a EXPECTED_INCOMPLETE run-1");
  }

  @Test
  void refusesMoreThanWasCountedAndChangesNothing() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    zonesRun("run-2", SECOND, DAY_1)
        .row(zones("a", DAY_1, 2))
        .row(zones("b", DAY_1, 3))
        .stage(warehouse, options());
    assertRefused(
        zonesRun("run-2", SECOND, DAY_1).row(zones("a", DAY_1, 2)).publication(),
        "2021-12-01",
        "1 rows were computed",
        "2 are staged");
    zonesRun("run-3", SECOND, DAY_1)
        .failure(DAY_1, "b", FailureCategory.PROCESSING_ERROR)
        .stage(warehouse, options());
    assertRefused(
        zonesRun("run-3", SECOND, DAY_1).publication(),
        "2021-12-01",
        "0 failures were counted",
        "1 are staged");
    DateTally someoneLost = new DateTally(1, 0, 0, 0, 0, new SetDigest());
    assertRefused(
        zonesRun("run-4", SECOND, DAY_1).row(zones("a", DAY_1, 2)).count(DAY_1, someoneLost),
        "2021-12-01",
        "2 entities",
        "1 rows");
    assertThat(zoneStamps()).containsExactly(List.of(DAY_1, "a", "run-1", FIRST));
    assertThat(ledger()).hasSize(1);
  }

  @Test
  void whatIsNotStagedYetCanBePublishedWhenItIs() {
    publish(zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    Publication whole =
        zonesRun("run-2", SECOND, DAY_1)
            .row(zones("a", DAY_1, 2))
            .row(zones("b", DAY_1, 3))
            .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE)
            .publication();
    zonesRun("run-2", SECOND, DAY_1).row(zones("a", DAY_1, 2)).stage(warehouse, options());
    assertMissing(whole, "2021-12-01", "2 rows were computed", "1 are staged");
    zonesRun("run-2", SECOND, DAY_1).row(zones("b", DAY_1, 3)).stage(warehouse, options());
    assertMissing(whole, "2021-12-01", "1 failures were counted", "0 are staged");
    assertThat(zoneStamps()).containsExactly(List.of(DAY_1, "a", "run-1", FIRST));
    assertThat(ledger()).hasSize(1);

    zonesRun("run-2", SECOND, DAY_1)
        .failure(DAY_1, "c", FailureCategory.EXPECTED_INCOMPLETE)
        .stage(warehouse, options());
    assertThat(session.publish(whole).get(0).rowsWritten()).isEqualTo(2);
    assertThat(zoneStamps())
        .containsExactly(
            List.of(DAY_1, "a", "run-2", SECOND), List.of(DAY_1, "b", "run-2", SECOND));
    assertThat(failures()).containsExactly("2021-12-01 c EXPECTED_INCOMPLETE run-2");
    assertThat(ledger()).hasSize(2);
  }

  @Test
  void whatABundleLeftThatWasTriedAgainCountsOnce() {
    StagedRun run =
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .row(zones("a", DAY_1, 1))
            .row(zones("b", DAY_1, 2))
            .row(zones("a", DAY_2, 3))
            .failure(DAY_2, "c", FailureCategory.EXPECTED_INCOMPLETE);
    zonesRun("run-1", FIRST, DAY_1).row(zones("b", DAY_1, 2)).stage(warehouse, options());
    run.stage(warehouse, options());
    Publication publication = run.stage(warehouse, options());

    assertThat(session.publish(publication))
        .extracting(PrecomputeRun::rowsWritten, PrecomputeRun::failuresExpected)
        .containsExactly(tuple(2L, 0L), tuple(1L, 1L));
    assertThat(zoneStamps()).hasSize(3);
    assertThat(failures()).containsExactly("2021-12-02 c EXPECTED_INCOMPLETE run-1");

    // Over rows that are there, and beside a date that failed and keeps them.
    StagedRun next =
        zonesRun("run-2", SECOND, DAY_1, DAY_2)
            .row(zones("a", DAY_1, 7))
            .failure(DAY_2, "c", FailureCategory.PROCESSING_ERROR);
    next.stage(warehouse, options());
    assertThat(session.publish(next.stage(warehouse, options())))
        .extracting(PrecomputeRun::outcome, PrecomputeRun::rowsWritten, PrecomputeRun::rowsDeleted)
        .containsExactly(tuple("COMPLETE", 1L, 1L), tuple("FAILED", 0L, 0L));
    assertThat(failures()).containsExactly("2021-12-02 c PROCESSING_ERROR run-2");
  }

  @Test
  void repeatsDoNotMakeUpForRowsThatAreMissing() {
    StagedRun run =
        zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).row(zones("b", DAY_1, 2));
    StagedRun part = zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1));
    part.stage(warehouse, options());
    part.stage(warehouse, options());
    assertMissing(run.publication(), "2021-12-01", "2 rows were computed", "1 are staged");
  }

  private void assertMissing(Publication publication, String... words) {
    assertThatThrownBy(() -> session.publish(publication))
        .isInstanceOf(StagedRowsMissingException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void whatNoWaitingPutsRightIsRefusedThoughRowsAreMissingToo() {
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1, DAY_2)
            .count(DAY_1, new DateTally(1, 1, 0, 0, 0, new SetDigest()))
            .row(zones("twice", DAY_2, 1))
            .row(zones("twice", DAY_2, 2)),
        "2021-12-02",
        "1 keys");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertRefused(
        zonesRun("run-1", FIRST, DAY_1).row(zones("twice", DAY_1, 1)).row(zones("twice", DAY_1, 2)),
        "2021-12-01",
        "2 rows",
        "1 keys",
        "twice");
    assertRefused(
        zonesRun("run-2", FIRST, DAY_1)
            .failure(DAY_1, "twice", FailureCategory.EXPECTED_INCOMPLETE)
            .failure(DAY_1, "twice", FailureCategory.PROCESSING_ERROR),
        "2021-12-01",
        "2 failures",
        "1 keys",
        "twice");
  }

  @Test
  void refusesRowsOutsideTheChunk() {
    StagedRun staged =
        zonesRun("run-1", FIRST, DAY_1, DAY_2).row(zones("a", DAY_1, 1)).row(zones("a", DAY_2, 2));
    staged.stage(warehouse, options());
    // The same run, but for a chunk of one date.
    Publication smaller = zonesRun("run-1", FIRST, DAY_1).row(zones("a", DAY_1, 1)).publication();
    assertRefused(smaller, "2021-12-02");
    assertThat(zoneStamps()).isEmpty();
    assertRefused(
        zonesRun("run-2", FIRST, DAY_1).count(DAY_3, DateTally.empty()), "2021-12-03", "counted");
  }

  @Test
  void whatWasRefusedIsRefusedAgainForTheSameReason() {
    Publication publication =
        zonesRun("run-1", FIRST, DAY_1)
            .row(zones("a", DAY_1, 1))
            .row(zones("a", DAY_1, 2))
            .stage(warehouse, options());
    assertRefused(publication, "2 rows", "1 keys");
    assertRefused(publication, "2 rows", "1 keys");
    publish(zonesRun("run-2", FIRST, DAY_1).row(zones("a", DAY_1, 1)));
    assertThat(zoneStamps()).hasSize(1);
  }

  @Test
  void severalChunksAreStagedAndPublishedAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<PrecomputeRun>>> published = new ArrayList<>();
      for (Callable<List<PrecomputeRun>> work :
          List.<Callable<List<PrecomputeRun>>>of(
              () -> publish(manyZones("run-1", DAY_1)),
              () -> publish(manyZones("run-2", DAY_2)),
              () ->
                  publish(
                      new StagedRun("run-3", FIRST)
                          .of(Processor.TDZA, DAY_1)
                          .failure(DAY_1, "BOS", FailureCategory.INSUFFICIENT_DATA)))) {
        published.add(threads.submit(work));
      }
      for (Future<List<PrecomputeRun>> lines : published) {
        assertThat(lines.get()).extracting(PrecomputeRun::outcome).containsExactly("COMPLETE");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(count(ZONES)).isEqualTo(200);
    assertThat(failures()).hasSize(3);
    assertThat(ledger()).hasSize(3);
  }

  private StagedRun manyZones(String runId, LocalDate date) {
    StagedRun run = zonesRun(runId, FIRST, date);
    for (int i = 0; i < 100; i++) {
      run.row(zones("player" + i, date, i));
    }
    return run.failure(date, "broken", FailureCategory.EXPECTED_INCOMPLETE);
  }

  private static PlayerShotZoneAnalysis zones(String player, LocalDate date, long seed) {
    return zones(player, date, seed, Map.of());
  }

  private static Record defense(String team, LocalDate date, long seed) {
    return row(Tables.TEAM_DEFENSE_ZONE_ANALYSIS, team, date, seed);
  }

  private static Record factors(String player, LocalDate date, long seed) {
    return row(Tables.PLAYER_COMPOSITE_FACTORS, player, date, seed);
  }

  private static Record cached(String player, LocalDate date, long seed) {
    return row(Tables.PLAYER_DAILY_CACHE, player, date, seed);
  }

  private static Record features(String player, LocalDate date, long seed) {
    return row(Tables.ML_FEATURE_STORE, player, date, seed);
  }

  private static <T extends Record> T row(
      TableSpec<T> table, String entity, LocalDate date, long seed) {
    return SampleRows.of(table)
        .random(seed, Map.of(table.entityColumn(), entity, table.dateColumn(), date));
  }

  private static PlayerShotZoneAnalysis zones(
      String player, LocalDate date, long seed, Map<String, ?> fixed) {
    Map<String, @Nullable Object> values = new HashMap<>(fixed);
    values.put("player_lookup", player);
    values.put("analysis_date", date);
    return SampleRows.of(ZONES).random(seed, values);
  }

  private List<PrecomputeRun> publish(StagedRun run) {
    return session.publish(run.stage(warehouse, options()));
  }

  private void assertRefused(StagedRun run, String... words) {
    assertRefused(run.stage(warehouse, options()), words);
  }

  private void assertRefused(Publication publication, String... words) {
    assertThatThrownBy(() -> session.publish(publication))
        .isInstanceOf(PublicationRefusedException.class)
        .hasMessageContainingAll(words);
  }

  private List<List<@Nullable Object>> zoneStamps() {
    return session
        .query(
            "SELECT analysis_date, player_lookup, run_id, processed_at FROM "
                + ZONES.qualifiedName()
                + " ORDER BY 1, 2")
        .rows();
  }

  /** Which run wrote the rows of each table and date, in the order of computation. */
  private List<String> runsOfRows() {
    List<String> runs = new ArrayList<>();
    for (TableSpec<?> table : Tables.features()) {
      session
          .query(
              "SELECT DISTINCT %1$s, run_id FROM %2$s ORDER BY 1, 2"
                  .formatted(table.dateColumn(), table.qualifiedName()))
          .rows()
          .forEach(row -> runs.add(table.name() + " " + row.get(0) + " " + row.get(1)));
    }
    return runs;
  }

  private List<PrecomputeRun> ledger() {
    Projection<PrecomputeRun> all = Projection.of(Tables.PRECOMPUTE_RUNS, PrecomputeRun.class);
    List<PrecomputeRun> lines = new ArrayList<>(session.fetch(Slice.all(all)).rows());
    lines.sort(
        Comparator.comparing(PrecomputeRun::analysisDate)
            .thenComparing(PrecomputeRun::runId)
            .thenComparing(line -> Processor.ofStoredName(line.processorName()).orElseThrow()));
    return lines;
  }

  private List<String> failures() {
    Projection<PrecomputeFailure> all =
        Projection.of(Tables.PRECOMPUTE_FAILURES, PrecomputeFailure.class);
    return session.fetch(Slice.all(all)).rows().stream()
        .map(
            f ->
                f.analysisDate() + " " + f.entityId() + " " + f.failureCategory() + " " + f.runId())
        .sorted()
        .toList();
  }
}
