package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.Cells;
import dev.fastbreak.warehouse.sql.PublishPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private final Publication publication;
  private final String doing;
  private final Map<String, String> labels;

  Publisher(BigQueryProject project, Jobs jobs, Publication publication) {
    Processor processor = publication.processor();
    this.project = project;
    this.jobs = jobs;
    this.dialect = new BigQueryDialect(project);
    this.publication = publication;
    this.doing = "Publishing " + processor;
    this.labels = JobLabels.of(project, processor.longName(), publication.chunk().runId());
  }

  /** How many ledger lines the chunk's dates have, and how many of them are this run's. */
  private record LedgerState(long lines, long ofThisRun) {}

  /**
   * Publishes, unless the run's chunk has been published before.
   *
   * @return the ledger lines, oldest date first
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
      PublishPlan plan = PublishPlan.of(publication, dialect, this::answer);
      if (plan.statements().isEmpty()) {
        return plan.lines();
      }
      Optional<Trouble> trouble =
          jobs.runScript(doing, jobId(number++), script(plan, state), labels);
      if (trouble.isPresent()) {
        bearOrGiveUp(trouble.get(), attempt);
      } else if (ledgerState().ofThisRun() > 0) {
        // Whether this call's script ran or, after a lost answer, an earlier one: the ledger has
        // it.
        return PublishPlan.of(publication, dialect, this::answer).lines();
      }
    }
    throw new WarehouseException(
        Cause.LOCKED,
        "%s failed: other runs kept publishing the same dates. Let them end and run these dates again."
            .formatted(doing));
  }

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
                .formatted(dialect.text(publication.chunk().runId()), ledgerOfTheDates()));
    return new LedgerState(Cells.number(answer, 0), Cells.number(answer, 1));
  }

  private String ledgerOfTheDates() {
    return "%s WHERE processor_name = %s AND analysis_date IN %s"
        .formatted(
            dialect.table(Tables.PRECOMPUTE_RUNS),
            dialect.text(publication.processor().storedName()),
            dialect.dates(publication.chunk().dates()));
  }

  /**
   * Waits until as many rows can be seen as were counted, since the write is committed by a step
   * that tells nobody. When they do not come, the check that follows says which are missing.
   */
  private void awaitStagedRows() {
    long expected = 0;
    for (DateTally tally : publication.tallies().values()) {
      expected += tally.rows() + tally.failures();
    }
    long left = project.patience().stagingMillis();
    long pause = FIRST_LOOK_MILLIS;
    while (expected > 0 && stagedRows() < expected && left > 0) {
      Patience.sleep(Math.min(pause, left));
      left -= pause;
      pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
    }
  }

  private long stagedRows() {
    return Cells.number(
        answer(
            "SELECT (SELECT COUNT(*) FROM %s) + (SELECT COUNT(*) FROM %s) AS staged_rows"
                .formatted(
                    dialect.table(publication.rows()), dialect.table(publication.failures()))),
        0);
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
    return script.append("COMMIT TRANSACTION;").toString();
  }

  private String jobId(int number) {
    Chunk chunk = publication.chunk();
    return "fastbreak_publish_%s_%s_%s_%s_%s_%s"
        .formatted(
            publication.processor().name().toLowerCase(Locale.ROOT),
            chunk.runId().replaceAll("[^A-Za-z0-9_-]", "-"),
            chunk.firstDate(),
            chunk.lastDate(),
            chunk.dates().size(),
            number);
  }

  private QueryResult answer(String sql) {
    return jobs.select(doing, sql, labels);
  }
}
