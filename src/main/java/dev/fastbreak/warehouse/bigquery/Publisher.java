package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.Among;
import dev.fastbreak.warehouse.sql.Cells;
import dev.fastbreak.warehouse.sql.PublishPlan;
import dev.fastbreak.warehouse.sql.SqlReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one chunk: decides what is to be done by asking, and does it in one script that is one
 * transaction.
 *
 * <p>Three things see to it that nothing is applied twice. Job ids are made of run, processor,
 * dates and a number, and BigQuery runs an id once: after a lost answer the job is looked up, and a
 * number is used only when the job of the one before has ended, whoever started it. So never do two
 * scripts of a chunk run at once, although a runner may try a step again while the first try still
 * waits; and a job that failed in an earlier try does not stand in the way of this one. The script
 * begins by counting the ledger lines of the dates; each publication adds some, so when there are
 * more than there were at the time of asking, someone else was faster, and one asks again. And a
 * run whose lines stand in the ledger is not published again.
 *
 * <p>The count alone would not do: transactions see the tables as they were when they began, so two
 * at once could both count the same.
 */
final class Publisher {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  /** What the script says when the ledger is not the one that was asked. */
  private static final String OVERTAKEN = "fastbreak: these dates were published by another run";

  private static final int ATTEMPTS = 10;
  private static final long FIRST_LOOK_MILLIS = 200;

  /** Looking is free: rows are counted from what BigQuery knows of the table. */
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  private final BigQueryProject project;
  private final Jobs jobs;
  private final BigQueryDialect dialect;
  private final Chunk chunk;
  private final String kind;
  private final String doing;
  private final long staged;
  private final Function<SqlReader, PublishPlan> planning;
  private final Map<String, String> labels;

  private Publisher(
      BigQueryProject project,
      Jobs jobs,
      Chunk chunk,
      String kind,
      String doing,
      long staged,
      Function<SqlReader, PublishPlan> planning) {
    this.project = project;
    this.jobs = jobs;
    this.dialect = new BigQueryDialect(project);
    this.chunk = chunk;
    this.kind = kind;
    this.doing = doing;
    this.staged = staged;
    this.planning = planning;
    this.labels = JobLabels.of(project, names(), chunk.runId());
  }

  /** Publishes what was staged. */
  static Publisher of(BigQueryProject project, Jobs jobs, Publication publication) {
    BigQueryDialect dialect = new BigQueryDialect(project);
    long staged =
        publication.tallies().values().stream()
            .mapToLong(tally -> tally.rows() + tally.failures())
            .sum();
    return new Publisher(
        project,
        jobs,
        publication.chunk(),
        "publish",
        publication.doing(),
        staged,
        reader -> PublishPlan.of(publication, dialect, reader));
  }

  /** Writes down what was not computed. */
  static Publisher of(BigQueryProject project, Jobs jobs, Recording recording) {
    BigQueryDialect dialect = new BigQueryDialect(project);
    return new Publisher(
        project,
        jobs,
        recording.chunk(),
        "record_" + recording.outcome().name().toLowerCase(Locale.ROOT),
        recording.doing(),
        0,
        reader -> PublishPlan.of(recording, dialect, reader));
  }

  /**
   * Publishes, unless the run's chunk has been published before.
   *
   * @return the ledger lines, in the order of computation, then by date
   */
  List<PrecomputeRun> publish() {
    int number = 1;
    while (jobs.awaitEnd(doing, jobId(number))) {
      number++;
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      LedgerState state = ledgerState();
      if (state.ofThisRun() == 0) {
        awaitStagedRows();
      }
      PublishPlan plan = planning.apply(this::answer);
      if (plan.isPublished()) {
        return plan.lines();
      }
      Optional<Trouble> trouble =
          jobs.runScript(doing, jobId(number++), script(plan, state), labels);
      if (trouble.isPresent()) {
        bearOrGiveUp(trouble.get(), attempt);
      } else if (ledgerState().ofThisRun() > 0) {
        // Whether this call's script ran or, after a lost answer, an earlier one: the ledger has
        // it.
        return planning.apply(this::answer).lines();
      }
    }
    throw new WarehouseException(
        Cause.LOCKED,
        "%s failed: other runs kept publishing the same dates. Let them end and run these dates again."
            .formatted(doing));
  }

  /** How many ledger lines the chunk's dates have, and how many of them are this run's. */
  private record LedgerState(long lines, long ofThisRun) {}

  private void bearOrGiveUp(Trouble trouble, int attempt) {
    boolean overtaken = trouble.said().contains(OVERTAKEN);
    if (!overtaken && !trouble.isAbortedTransaction() && !trouble.isPassing()) {
      throw trouble.explained(project, doing, null);
    }
    LOG.info("{}: attempt {} met {} and will be followed by another", doing, attempt, trouble);
    project.patience().pause(attempt, 0);
  }

  private LedgerState ledgerState() {
    QueryResult answer =
        answer(
            "SELECT COUNT(*) AS ledger_lines, COUNT(CASE WHEN run_id = %s THEN 1 END) AS of_this_run FROM %s"
                .formatted(dialect.text(chunk.runId()), ledgerOfTheDates()));
    return new LedgerState(Cells.number(answer, 0), Cells.number(answer, 1));
  }

  private String ledgerOfTheDates() {
    return dialect.table(Tables.PRECOMPUTE_RUNS) + " WHERE " + Among.these(dialect, chunk.due());
  }

  /**
   * Waits until as many rows can be seen as were counted, since the write is committed by a step
   * that tells nobody. When they do not come, the check that follows says which are missing.
   */
  private void awaitStagedRows() {
    long left = project.patience().stagingMillis();
    long pause = FIRST_LOOK_MILLIS;
    while (staged > 0 && stagedRows() < staged && left > 0) {
      Patience.sleep(Math.min(pause, left));
      left -= pause;
      pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
    }
  }

  private long stagedRows() {
    String counts =
        StagingTable.allOf(chunk).stream()
            .map(staging -> "(SELECT COUNT(*) FROM " + dialect.table(staging) + ")")
            .collect(Collectors.joining(" + "));
    return Cells.number(answer("SELECT " + counts + " AS staged_rows"), 0);
  }

  private String script(PublishPlan plan, LedgerState state) {
    StringBuilder script = new StringBuilder("BEGIN TRANSACTION;\n");
    script
        .append("SELECT CASE WHEN (SELECT COUNT(*) FROM ")
        .append(ledgerOfTheDates())
        .append(") <> ")
        .append(state.lines())
        .append(" THEN ERROR(")
        .append(dialect.text(OVERTAKEN))
        .append(") ELSE 'ok' END AS checked;\n");
    plan.statements().forEach(statement -> script.append(statement).append(";\n"));
    script.append(plan.insertLines(dialect)).append(";\n");
    return script.append("COMMIT TRANSACTION;").toString();
  }

  private String jobId(int number) {
    return "fastbreak_%s_%s_%s_%s_%s_%s_%s"
        .formatted(
            kind,
            names(),
            chunk.runId().replaceAll("[^A-Za-z0-9_-]", "-"),
            chunk.firstDate(),
            chunk.lastDate(),
            chunk.due().size(),
            number);
  }

  /** {@code psza_pdc}. */
  private String names() {
    return chunk.processors().stream()
        .map(processor -> processor.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("_"));
  }

  private QueryResult answer(String sql) {
    return jobs.select(doing, sql, labels);
  }
}
