package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.dataflow.PostedJob.Grouping;
import dev.fastbreak.app.dataflow.PostedJob.Source;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline of the phase becomes on Dataflow, with BigQuery as the warehouse. */
@Timeout(240)
final class TranslationIT {

  /** Everything is due on two dates. */
  private static PostedJob whole;

  /** Only ML is. */
  private static PostedJob last;

  private static final Set<String> ROWS = Set.of("RowBatchCoder", "BucketCoder", "StoredRowsCoder");

  /** Counts, as bytes, of a few kilobytes that may come together in one place. */
  private static final Set<String> TINY = Set.of("kind:bytes", "BooleanCoder");

  @BeforeAll
  static void submitBoth(@TempDir Path folder) throws IOException {
    whole = submitted(folder, Processor.values());
    last = submitted(folder, Processor.ML);
  }

  private static PostedJob submitted(Path folder, Processor... processors) throws IOException {
    try (LoopbackCloud cloud = new LoopbackCloud()) {
      cloud.states = List.of("JOB_STATE_DONE");
      Submissions.runner(
              cloud,
              Submissions.options(cloud, folder),
              Submissions.launcher(new BackfillListener() {}))
          .compute(Submissions.chunk(processors), 1);
      assertThat(cloud.unknown).as("requests that the loopback cloud does not know").isEmpty();
      assertThat(cloud.posted).as("jobs").hasSize(1);
      return new PostedJob(cloud.posted.get(0));
    }
  }

  @Test
  void aPhaseIsOneJobThatReadsEveryUpstreamTableOnce() throws ReflectiveOperationException {
    assertThat(whole.sources())
        .extracting(source -> source.table().replaceFirst(".*\\.", ""))
        .hasSizeLessThanOrEqualTo(6)
        .containsExactlyInAnyOrder(
            "team_defense_game_summary",
            "team_offense_game_summary",
            "upcoming_team_game_context",
            "player_game_summary",
            "upcoming_player_game_context");
  }

  @Test
  void whatIsNotDueButReadComesFromTheWarehouse() throws ReflectiveOperationException {
    assertThat(last.sources())
        .extracting(source -> source.table().replaceFirst(".*\\.", ""))
        .containsExactlyInAnyOrder(
            "team_offense_game_summary",
            "team_defense_zone_analysis",
            "player_game_summary",
            "upcoming_player_game_context",
            "player_shot_zone_analysis",
            "player_composite_factors",
            "player_daily_cache");
  }

  @Test
  void onlyTheColumnsAndDatesInQuestionAreRead() throws ReflectiveOperationException {
    for (PostedJob job : List.of(whole, last)) {
      for (Source source : job.sources()) {
        TableSpec<?> table =
            Tables.all().stream()
                .filter(declared -> declared.qualifiedName().equals(source.table()))
                .findFirst()
                .orElseThrow();
        // The Storage Read API, not an export to files.
        assertThat(source.source()).isEqualTo("BigQueryStorageTableSource");
        List<String> columns = table.columns().stream().map(ColumnSpec::name).toList();
        assertThat(columns).containsAll(source.fields());
        assertThat(source.fields()).contains(table.dateColumn()).hasSizeLessThan(columns.size());
        // Games are history, from the opener on; everything else is of the due dates.
        String from = source.table().endsWith("_game_summary") ? "2021-10-19" : "2021-11-02";
        assertThat(source.restriction())
            .isEqualTo(table.dateColumn() + " BETWEEN DATE '" + from + "' AND DATE '2021-11-04'");
      }
    }
  }

  @Test
  void theOrderOfTheStepsIsThatOfTheData() {
    assertThat(whole.outermostNames())
        .containsExactly(
            "Start",
            "Teams",
            "TDZA",
            "Show everybody the teams",
            "Players",
            "PSZA",
            "PCF",
            "PDC",
            "ML",
            "Publish");
    // A processor that is not due hands its buckets on, without a step.
    assertThat(last.outermostNames())
        .containsExactly("Start", "Teams", "Show everybody the teams", "Players", "ML", "Publish");
    assertThat(whole.names()).noneMatch(name -> name.contains("Lambda"));
  }

  @Test
  void everythingIsStagedBeforeTheLastStepPublishesIt() {
    List<String> names = whole.names();
    String last = names.get(names.size() - 1);
    assertThat(last).isEqualTo("Publish/Publish in one transaction");
    assertThat(names.stream().filter(name -> name.contains("transaction"))).hasSize(1);

    String write = "/Append/StorageApiLoads/StorageApiWriteUnsharded/Write Records";
    List<String> writes =
        Arrays.stream(Processor.values())
            .map(processor -> "Publish/Stage " + processor.table().name() + write)
            .toList();
    assertThat(whole.ancestors(last))
        .containsAll(writes)
        .contains("Publish/Stage failures" + write);
    // Nothing else writes, and nothing is written before the staging table is there.
    assertThat(names.stream().filter(name -> name.endsWith("Write Records"))).hasSize(6);
    assertThat(whole.ancestors(writes.get(0)))
        .contains("Publish/Stage team_defense_zone_analysis/Make the table");
  }

  /** Groupings that rows pass through, but for the teams', of which there are thirty. */
  private static List<Grouping> ofRows() {
    return whole.groupings().stream()
        .filter(grouping -> !grouping.step().matches("(Teams|Show everybody the teams)/.*"))
        .filter(grouping -> !Collections.disjoint(grouping.carries(), ROWS))
        .toList();
  }

  @Test
  void playersAreBroughtTogetherOnceAndNothingElseIsShuffled() {
    List<Grouping> ofRows = ofRows();

    // Output rows go from where they are computed straight into BigQuery.
    assertThat(ofRows).hasSize(1);
    assertThat(ofRows.get(0).step()).startsWith("Players/Bring each bucket's rows together/");
    assertThat(ofRows.get(0).carries()).containsExactly("RowBatchCoder");
    assertThat(ofRows.get(0).key()).isEqualTo("VarIntCoder");
    assertThat(ofRows.get(0).lifted()).isFalse();
  }

  @Test
  void onlyCountsComeTogetherInOnePlaceAndAddedUpBefore() {
    List<Grouping> ofCounts =
        whole.groupings().stream()
            .filter(grouping -> TINY.containsAll(grouping.carries()))
            .toList();

    assertThat(ofCounts)
        .extracting(Grouping::step)
        .anyMatch(step -> step.startsWith("Publish/Add up the dates/"));
    assertThat(ofCounts).allMatch(Grouping::lifted);
  }
}
