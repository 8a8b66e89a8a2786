package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagedRun;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.sql.LoadStatements;
import dev.fastbreak.warehouse.sql.WideFeatures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every statement that the adapter makes is one that BigQuery can read. */
@EnabledOnOs(OS.LINUX)
class ZetaSqlTest {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final LocalDate HELD = LocalDate.of(2021, 12, 2);
  private static final LocalDate DOUBLED = LocalDate.of(2021, 12, 3);
  private static final LocalDate EMPTIED = LocalDate.of(2021, 12, 4);
  private static final Instant NOW = Instant.parse("2022-01-01T06:00:00Z");

  private final BigQueryProject project = BigQueryWarehouseProvider.project("my-project");
  private final BigQueryDialect dialect = new BigQueryDialect(project);
  private final ZetaSql analyzer = new ZetaSql(project);

  @BeforeEach
  void addTheLock() {
    analyzer.add(Lock.ofPublishing(new StagedRun("run", NOW).of(Processor.PSZA, DAY).chunk()));
  }

  @Test
  void anErrorIsFound() {
    assertThat(analyzer.complaints("SELECT nobody FROM " + dialect.table(Tables.SCHEDULE)))
        .singleElement()
        .asString()
        .contains("nobody");
  }

  @Test
  void publishingInAllItsVariants() {
    StagedRun run = new StagedRun("run-1", NOW);
    for (Processor processor : Processor.values()) {
      run.of(processor, DAY, HELD, DOUBLED, EMPTIED)
          .failure(DAY, "it's", FailureCategory.EXPECTED_INCOMPLETE)
          .failure(EMPTIED, "gone", FailureCategory.EXPECTED_INCOMPLETE);
      for (LocalDate date : List.of(DAY, HELD, DOUBLED)) {
        run.row(row(processor.table(), date));
      }
    }
    StagingTable.allOf(run.chunk()).forEach(analyzer::add);
    Canned scripts = new Canned();
    new Publisher(project, scripts, run.publication()).publish();
    assertThat(scripts.sent)
        .anyMatch(sql -> sql.contains("\nINSERT INTO") && sql.contains("\nDELETE FROM"))
        .anyMatch(sql -> sql.contains("MERGE INTO") && sql.contains("NOT EXISTS"))
        .allSatisfy(sql -> assertThat(analyzer.complaints(sql)).isEmpty());
  }

  @Test
  void recordingWhatWasNotComputed() {
    StagedRun run = new StagedRun("run-1", NOW).of(Processor.PDC, HELD).of(Processor.ML, HELD);
    for (Outcome outcome : List.of(Outcome.BLOCKED, Outcome.NO_GAMES)) {
      Canned scripts = new Canned();
      new Publisher(project, scripts, new Recording(run.chunk(), outcome, Map.of(), NOW)).publish();
      assertThat(scripts.sent).allSatisfy(sql -> assertThat(analyzer.complaints(sql)).isEmpty());
    }
  }

  @Test
  void loadingAndReading() {
    List<String> sent = new ArrayList<>();
    for (TableSpec<?> table : Tables.upstream()) {
      StagingTable<?> staging = StagingTable.of(table, "id", "load_0");
      analyzer.add(staging);
      LoadStatements load = new LoadStatements(dialect, table, dialect.table(staging), DAY, HELD);
      sent.addAll(
          List.of(
              load.storedTwice(),
              load.deleteStoredTwice(),
              load.changes(),
              load.changesAfterDeletion(),
              load.deleteVanished(),
              load.merge()));
      Slice<?> slice = new Slice<>(Projection.of(table, table.type()), DAY, HELD);
      sent.addAll(BigQuerySession.sizeQuestions(dialect, List.of(slice)));
    }
    Lock lock = Lock.ofLoading();
    sent.add(lock.make(dialect));
    analyzer.add(lock);
    sent.add(lock.lastHolder(dialect));
    sent.add("SELECT " + lock.takenSince(dialect, "someone"));
    sent.add("CREATE VIEW IF NOT EXISTS `my-project.d.v` AS " + WideFeatures.select(dialect));
    assertThat(sent).allSatisfy(sql -> assertThat(analyzer.complaints(sql)).isEmpty());
  }

  private static <T extends Record> T row(TableSpec<T> table, LocalDate date) {
    return SampleRows.of(table)
        .random(1, Map.of(table.entityColumn(), "someone", table.dateColumn(), date));
  }

  /** Keeps what is sent, and answers as if one date were empty and the others held rows. */
  private static final class Canned implements Scripts {

    private final List<String> sent = new ArrayList<>();

    @Override
    public QueryResult select(String doing, String sql, Map<String, String> labels) {
      sent.add(sql);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      if (sql.contains("AS said")) {
        boolean staged = sql.contains("nba_staging");
        for (Processor processor : Processor.values()) {
          if (staged) {
            for (LocalDate date : List.of(DAY, HELD, DOUBLED)) {
              rows.add(state("rows", processor, date, 1, 1));
            }
            rows.add(state("failures", processor, DAY, 1, 1));
            rows.add(state("failures", processor, EMPTIED, 1, 1));
          }
          rows.add(state("stored", processor, HELD, 2, 2));
          rows.add(state("stored", processor, DOUBLED, 2, 1));
          rows.add(state("stored", processor, EMPTIED, 2, 2));
          rows.add(state("failures stored", processor, HELD, 1, 1));
        }
      } else if (sql.contains("AS changed_date")) {
        for (Processor processor : Processor.values()) {
          rows.add(Arrays.asList(processor.storedName(), HELD, 1L, 0L, 0L, 1L));
        }
      }
      return new QueryResult(List.of(), rows);
    }

    private List<@Nullable Object> state(
        String kind, Processor processor, LocalDate date, long count, long keys) {
      return Arrays.asList(kind, processor.storedName(), date, count, keys, 0L, null);
    }

    @Override
    public Optional<Trouble> runScript(
        String doing, String id, String sql, Map<String, String> labels) {
      sent.add(sql);
      return Optional.empty();
    }

    @Override
    public boolean awaitEnd(String doing, String id) {
      return false;
    }
  }
}
