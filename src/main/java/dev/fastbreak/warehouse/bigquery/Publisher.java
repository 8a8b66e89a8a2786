package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.ChunkOutcome;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.StagedRowsMissingException;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.bigquery.LockedTransaction.Decision;
import dev.fastbreak.warehouse.sql.Among;
import dev.fastbreak.warehouse.sql.Cells;
import dev.fastbreak.warehouse.sql.PublishPlan;
import dev.fastbreak.warehouse.sql.PublishPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishes one chunk in a transaction under its season's lock.
 *
 * <p>Each publication adds lines to the ledger, so when there are more of the chunk's dates than
 * there were at the time of asking, someone else was faster. And a run whose lines stand in the
 * ledger is not published again.
 */
final class Publisher {

  private static final long FIRST_LOOK_MILLIS = 200;

  /** Looking is free: rows are counted from what BigQuery knows of the table. */
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private final BigQueryProject project;
  private final Scripts scripts;
  private final BigQueryDialect dialect;
  private final ChunkOutcome outcome;
  private final Chunk chunk;
  private final PublishPlanner planner;
  private final Map<String, String> labels;

  Publisher(BigQueryProject project, Scripts scripts, ChunkOutcome outcome) {
    this.project = project;
    this.scripts = scripts;
    this.dialect = new BigQueryDialect(project);
    this.outcome = outcome;
    this.chunk = outcome.chunk();
    this.planner = new PublishPlanner(outcome, dialect);
    this.labels = project.jobLabels(names(), chunk.runId());
  }

  /**
   * Publishes, unless the run's chunk has been published before.
   *
   * @return the ledger lines, in the order of computation, then by date
   */
  List<PrecomputeRun> publish() {
    Lock lock = Lock.ofPublishing(chunk);
    return new LockedTransaction(project, scripts, lock, outcome.doing(), idStem(), labels)
        .run(this::decide);
  }

  private Decision<List<PrecomputeRun>> decide() {
    PublishPlan plan = plan();
    if (plan.isPublished()) {
      return Decision.nothing(plan.lines());
    }
    List<String> statements = new ArrayList<>(plan.statements());
    statements.add(plan.insertLines(dialect));
    String overtaken =
        "(SELECT COUNT(*) FROM %s WHERE %s) <> %s"
            .formatted(
                dialect.table(Tables.PRECOMPUTE_RUNS),
                Among.these(dialect, chunk.due()),
                plan.linesBefore());
    // Whether this call's script ran or, after a lost answer, an earlier one: the ledger has it.
    return new Decision<>(overtaken, statements, () -> planner.published(this::answer));
  }

  private PublishPlan plan() {
    try {
      return planner.plan(this::answer);
    } catch (StagedRowsMissingException e) {
      if (outcome instanceof Publication publication && allStagedRowsAreSeen(publication)) {
        return planner.plan(this::answer);
      }
      throw e;
    }
  }

  /**
   * Waits until as many rows can be seen as were counted, since the write is committed by a step
   * that tells nobody.
   */
  private boolean allStagedRowsAreSeen(Publication publication) {
    long staged =
        publication.tallies().values().stream()
            .mapToLong(tally -> tally.rows() + tally.failures())
            .sum();
    long left = project.patience().stagingMillis();
    for (long pause = FIRST_LOOK_MILLIS; left > 0; left -= pause) {
      Patience.sleep(Math.min(pause, left));
      if (stagedRows() >= staged) {
        return true;
      }
      pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
    }
    return false;
  }

  private long stagedRows() {
    String counts =
        StagingTable.allOf(chunk).stream()
            .map(staging -> "(SELECT COUNT(*) FROM " + dialect.table(staging) + ")")
            .collect(Collectors.joining(" + "));
    return Cells.number(answer("SELECT " + counts + " AS staged_rows"), 0);
  }

  private String idStem() {
    return "fastbreak_%s_%s_%s_%s_%s_%s_"
        .formatted(
            outcome instanceof Recording recording
                ? "record_" + recording.outcome().name().toLowerCase(Locale.ROOT)
                : "publish",
            names(),
            chunk.runId().replaceAll("[^A-Za-z0-9_-]", "-"),
            chunk.firstDate(),
            chunk.lastDate(),
            chunk.due().size());
  }

  /** {@code psza_pdc}. */
  private String names() {
    return chunk.processors().stream()
        .map(processor -> processor.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }

  private QueryResult answer(String sql) {
    return scripts.select(outcome.doing(), sql, labels);
  }
}
