package dev.fastbreak.warehouse;

import dev.fastbreak.beam.coder.StoredCoder;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.jspecify.annotations.Nullable;

/**
 * A processor's run over some dates, as tests make it up: rows and failures, and by default the
 * tallies that agree with them.
 */
public final class StagedRun<T extends Record> {

  final String runId;
  final Instant startedAt;
  private final Processor processor;
  private final TableSpec<T> table;
  private final List<LocalDate> dates;
  private final ContentHasher hasher;
  private final List<Stored<T>> rows = new ArrayList<>();
  private final List<Stored<PrecomputeFailure>> failures = new ArrayList<>();
  private final Map<LocalDate, DateTally> tallies = new TreeMap<>();
  private @Nullable Outcome forced;
  private String input = "input-of-";

  public StagedRun(
      Processor processor,
      TableSpec<T> table,
      String runId,
      Instant startedAt,
      LocalDate... dates) {
    this.processor = processor;
    this.table = table;
    this.runId = runId;
    this.startedAt = startedAt;
    this.dates = List.of(dates);
    this.hasher = ContentHasher.of(table);
  }

  /** Adds a row and counts it. */
  public StagedRun<T> row(T row) {
    @Nullable Object[] values = table.contentValues(row);
    String hash = hasher.hash(values);
    rows.add(new Stored<>(row, hash, startedAt, runId));
    SetDigest digest = new SetDigest();
    digest.add(hash);
    LocalDate date = (LocalDate) values[table.position(table.dateColumn())];
    return count(date, new DateTally(1, 1, 0, 0, 0, digest));
  }

  /** Adds a failure and counts it. */
  public StagedRun<T> failure(LocalDate date, String entity, FailureCategory category) {
    failures.add(
        new Stored<>(
            new PrecomputeFailure(
                processor.storedName(),
                runId,
                date,
                entity,
                category.label(),
                "because",
                category.canRetry(),
                startedAt),
            "",
            Instant.EPOCH,
            ""));
    boolean dateLevel = entity.equals(Failure.DATE_LEVEL);
    return count(
        date,
        new DateTally(
            dateLevel ? 0 : 1,
            0,
            !dateLevel && category.expected() ? 1 : 0,
            !dateLevel && !category.expected() ? 1 : 0,
            dateLevel ? 1 : 0,
            new SetDigest()));
  }

  /** Counts without staging anything. */
  public StagedRun<T> count(LocalDate date, DateTally more) {
    tallies.merge(date, more, DateTally::plus);
    return this;
  }

  /** Computed from something else than usual. */
  public StagedRun<T> input(String other) {
    input = other;
    return this;
  }

  public StagedRun<T> forced(Outcome outcome) {
    forced = outcome;
    return this;
  }

  /** Runs the pipeline that stages rows and failures. */
  public Publication stage(Warehouse warehouse, PipelineOptions options) {
    Publication publication = publication();
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("rows", Create.of(rows).withCoder(StoredCoder.of(table)))
        .apply("stage rows", warehouse.stage(rowsTable()));
    pipeline
        .apply(
            "failures", Create.of(failures).withCoder(StoredCoder.of(Tables.PRECOMPUTE_FAILURES)))
        .apply("stage failures", warehouse.stage(publication.failures()));
    pipeline.run().waitUntilFinish();
    return publication;
  }

  private StagingTable<T> rowsTable() {
    return StagingTable.of(table, runId, "chunk_1");
  }

  public Publication publication() {
    ArrayList<DueDate> due = new ArrayList<>();
    for (LocalDate date : dates) {
      due.add(new DueDate(date, input + date));
    }
    return new Publication(
        new Chunk(
            processor,
            SeasonSchedule.of(2021, List.of()),
            due,
            runId,
            startedAt,
            Chunk.DEFAULT_FAILURE_LIMIT),
        rowsTable(),
        StagingTable.of(Tables.PRECOMPUTE_FAILURES, runId, "chunk_1_" + processor.longName()),
        tallies,
        forced,
        startedAt.plusSeconds(60));
  }
}
