package dev.fastbreak.warehouse;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.jspecify.annotations.Nullable;

/**
 * A run of some processors over some dates, as tests make it up: rows and failures, and by default
 * the tallies that agree with them.
 */
public final class StagedRun {

  /** What somebody typed; the apostrophe has to survive the way into the ledger. */
  static final String COMMAND = "run --date tonight --warehouse 'duckdb:my league.duckdb'";

  private final String runId;
  private final Instant startedAt;
  private final Map<Processor, List<LocalDate>> due = new EnumMap<>(Processor.class);
  private final Map<TableSpec<?>, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
  private final List<@Nullable Object[]> failures = new ArrayList<>();
  private final Map<ProcessorDate, DateTally> tallies = new HashMap<>();
  private Processor current = Processor.TDZA;
  private String input = "input-of-";

  public StagedRun(String runId, Instant startedAt) {
    this.runId = runId;
    this.startedAt = startedAt;
  }

  /** Adds dates of a processor, to which failures and counts belong that name no other. */
  public StagedRun of(Processor processor, LocalDate... dates) {
    due.put(processor, List.of(dates));
    current = processor;
    return this;
  }

  /** Adds a row and counts it for the processor to whose table it belongs. */
  public StagedRun row(Record row) {
    Processor processor =
        Arrays.stream(Processor.values())
            .filter(p -> p.table().type() == row.getClass())
            .findFirst()
            .orElseThrow();
    return row(processor, processor.table(), row);
  }

  private <T extends Record> StagedRun row(Processor processor, TableSpec<T> table, Record given) {
    T row = table.type().cast(given);
    @Nullable Object[] content = table.contentValues(row);
    String hash = ContentHasher.of(table).hash(content);
    rows.computeIfAbsent(table, t -> new ArrayList<>())
        .add(table.storedValues(new Stored<>(row, hash, startedAt, runId)));
    SetDigest digest = new SetDigest();
    digest.add(hash);
    LocalDate date = (LocalDate) content[table.position(table.dateColumn())];
    return count(processor, date, new DateTally(1, 1, 0, 0, 0, digest));
  }

  /** Adds a failure and counts it. */
  public StagedRun failure(LocalDate date, String entity, FailureCategory category) {
    return failure(current, date, entity, category);
  }

  /** Adds a failure of a certain processor and counts it. */
  public StagedRun failure(
      Processor processor, LocalDate date, String entity, FailureCategory category) {
    failures.add(
        Tables.PRECOMPUTE_FAILURES.contentValues(
            new PrecomputeFailure(
                processor.storedName(),
                runId,
                date,
                entity,
                category.label(),
                "because",
                category.canRetry(),
                startedAt)));
    long expected = category.expected() ? 1 : 0;
    return count(processor, date, new DateTally(1, 0, expected, 1 - expected, 0, new SetDigest()));
  }

  /** Counts without staging anything. */
  public StagedRun count(LocalDate date, DateTally more) {
    return count(current, date, more);
  }

  private StagedRun count(Processor processor, LocalDate date, DateTally more) {
    tallies.merge(new ProcessorDate(processor, date), more, DateTally::plus);
    return this;
  }

  /** Computed from something else than usual. */
  public StagedRun input(String other) {
    input = other;
    return this;
  }

  /** Runs the pipeline that stages rows and failures. */
  public Publication stage(Warehouse warehouse, PipelineOptions options) {
    Publication publication = publication();
    Pipeline pipeline = Pipeline.create(options);
    for (TableSpec<?> table : rows.keySet()) {
      stage(pipeline, warehouse, StagingTable.rowsOf(publication.chunk(), table), rows.get(table));
    }
    stage(pipeline, warehouse, publication.failures(), failures);
    pipeline.run().waitUntilFinish();
    return publication;
  }

  private static <T extends Record> void stage(
      Pipeline pipeline,
      Warehouse warehouse,
      StagingTable<T> staging,
      List<@Nullable Object[]> rows) {
    // The first row by itself, the others together: how many an element holds must not matter.
    List<ColumnSpec> columns = staging.spec().columns();
    List<RowBatch<T>> elements = new ArrayList<>();
    elements.add(RowBatch.of(columns, rows.subList(0, Math.min(1, rows.size()))));
    elements.add(RowBatch.of(columns, rows.subList(Math.min(1, rows.size()), rows.size())));
    String name = staging.spec().name();
    pipeline
        .apply(name, Create.of(elements).withCoder(RowBatchCoder.of()))
        .apply("stage " + name, warehouse.stage(staging));
  }

  /** What is to be published, staged or not. */
  public Publication publication() {
    return new Publication(chunk(), tallies, startedAt.plusSeconds(60));
  }

  /** The dates alone. */
  public Chunk chunk() {
    Map<Processor, List<DueDate>> dates = new EnumMap<>(Processor.class);
    due.forEach(
        (processor, own) ->
            dates.put(
                processor, own.stream().map(date -> new DueDate(date, input + date)).toList()));
    SeasonFacts facts = SeasonFacts.ofSchedule(SeasonSchedule.of(2021, List.of()));
    return new Chunk(facts, dates, runId, startedAt, Chunk.DEFAULT_FAILURE_LIMIT, COMMAND);
  }
}
