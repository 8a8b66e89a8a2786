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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the five pipelines become on Dataflow, with BigQuery as the warehouse. */
@Timeout(240)
final class TranslationIT {

  private static final Map<Processor, PostedJob> JOBS = new EnumMap<>(Processor.class);

  /** Summaries of a few kilobytes that may come together in one place. */
  private static final Set<String> TINY =
      Set.of("TeamGamesPresentCoder", "ByDateCoder", "BooleanCoder");

  @BeforeAll
  static void submitThemAll(@TempDir Path folder) throws IOException {
    try (LoopbackCloud cloud = new LoopbackCloud()) {
      cloud.states = List.of("JOB_STATE_DONE");
      for (Processor processor : Processor.values()) {
        Submissions.runner(
                cloud,
                Submissions.options(cloud, folder),
                Submissions.launcher(BackfillListener.SILENT))
            .compute(Submissions.chunk(processor), 1);
        JOBS.put(processor, new PostedJob(cloud.posted.get(cloud.posted.size() - 1)));
      }
      assertThat(cloud.unknown).as("requests that the loopback cloud does not know").isEmpty();
    }
  }

  private static PostedJob job(Processor processor) {
    return JOBS.get(processor);
  }

  @ParameterizedTest
  @CsvSource({
    "TDZA, team_defense_game_summary",
    "PSZA, player_game_summary",
    "PCF, player_game_summary upcoming_player_game_context player_shot_zone_analysis"
        + " team_defense_zone_analysis upcoming_team_game_context",
    "PDC, player_game_summary upcoming_player_game_context player_shot_zone_analysis"
        + " team_offense_game_summary",
    "ML, player_game_summary upcoming_player_game_context player_shot_zone_analysis"
        + " player_composite_factors player_daily_cache team_defense_zone_analysis"
        + " team_offense_game_summary"
  })
  void onlyTheTablesColumnsAndDatesInQuestionAreRead(Processor processor, String tables)
      throws ReflectiveOperationException {
    List<Source> sources = job(processor).sources();

    assertThat(sources)
        .extracting(source -> source.table().replaceFirst(".*\\.", ""))
        .containsExactly(tables.split(" "));
    for (Source source : sources) {
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

  @ParameterizedTest
  @EnumSource(Processor.class)
  void stepsAreNamedForPeopleAndTheSameInEveryJob(Processor processor) {
    PostedJob job = job(processor);

    assertThat(job.outermostNames())
        .hasSizeBetween(4, 16)
        .allMatch(name -> name.matches("[A-Z][a-z]+ ?[A-Za-z_' ]*"), "words")
        .endsWith("Publish");
    assertThat(job.names()).noneMatch(name -> name.contains("Lambda"));
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void rowsAndFailuresAreStagedBeforeTheLastStepPublishesThem(Processor processor) {
    PostedJob job = job(processor);

    String last = job.names().get(job.names().size() - 1);
    assertThat(last).isEqualTo("Publish/Publish in one transaction");
    String write = "/Append/StorageApiLoads/StorageApiWriteUnsharded/Write Records";
    assertThat(job.ancestors(last))
        .contains("Publish/Stage rows" + write, "Publish/Stage failures" + write);
    // Nothing else writes, and nothing is written before the staging table is there.
    assertThat(job.names().stream().filter(name -> name.endsWith("Write Records"))).hasSize(2);
    assertThat(job.ancestors("Publish/Stage rows" + write))
        .contains("Publish/Stage rows/Make the table");
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void playersAreBroughtTogetherOnce(Processor processor) {
    List<Grouping> ofRows =
        job(processor).groupings().stream()
            .filter(grouping -> grouping.carries().contains("RowBatchCoder"))
            .toList();

    if (processor == Processor.TDZA) {
      // The league is a side input; teams' names alone are dealt out.
      assertThat(ofRows).isEmpty();
    } else {
      assertThat(ofRows).hasSize(1);
      assertThat(ofRows.get(0).step()).startsWith("Bring each player's");
      assertThat(ofRows.get(0).key()).isEqualTo("VarIntCoder");
      assertThat(ofRows.get(0).lifted()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void nothingButTinySummariesComesTogetherInOnePlace(Processor processor) {
    List<Grouping> groupings = job(processor).groupings();

    assertThat(groupings).isNotEmpty();
    // Output rows go from where they are computed straight into BigQuery.
    assertThat(groupings).noneMatch(grouping -> grouping.carries().contains("StoredCoder"));
    List<Grouping> inOnePlace =
        groupings.stream().filter(grouping -> grouping.key().equals("VoidCoder")).toList();
    assertThat(inOnePlace).isNotEmpty();
    for (Grouping grouping : inOnePlace) {
      assertThat(TINY).as(grouping.step()).containsAll(grouping.carries());
      assertThat(grouping.lifted()).as(grouping.step()).isTrue();
    }
  }
}
