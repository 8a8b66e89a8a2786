package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.JobStatistics2;
import com.google.api.services.bigquery.model.QueryRequest;
import com.google.api.services.bigquery.model.QueryResponse;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Runs jobs in a project: queries, scripts, dry runs and loads. */
final class Jobs implements Scripts {

  private static final long PAGE_ROWS = 10_000;
  private static final long WAIT_MILLIS = 60_000;

  /** BigQuery ends what takes longer; the longest script merges a season in minutes. */
  private static final long LONGEST_JOB_MILLIS = 3_600_000;

  private static final long FIRST_LOOK_MILLIS = 50;
  private static final long LONGEST_LOOK_MILLIS = 2_000;

  private final BigQueryProject project;
  private final BigQueryApi api;
  private final LongAdder billedBytes = new LongAdder();

  Jobs(BigQueryProject project, BigQueryApi api) {
    this.project = project;
    this.api = api;
  }

  @Override
  public QueryResult select(String doing, String sql, Map<String, String> labels) {
    return select(doing, sql, labels, Long.MAX_VALUE);
  }

  /**
   * The rows that one SELECT answers.
   *
   * @param mostRows an answer with more rows than this is refused
   */
  QueryResult select(String doing, String sql, Map<String, String> labels, long mostRows) {
    QueryRequest request =
        new QueryRequest()
            .setQuery(sql)
            .setUseLegacySql(false)
            .setRequestId(UUID.randomUUID().toString())
            .setLocation(project.location())
            .setLabels(labels)
            .setTimeoutMs(WAIT_MILLIS)
            .setJobTimeoutMs(LONGEST_JOB_MILLIS)
            .setMaxResults(PAGE_ROWS)
            .setMaximumBytesBilled(project.maximumBytesBilled())
            .setFormatOptions(new DataFormatOptions().setUseInt64Timestamp(true));
    QueryResponse first =
        api.call(doing, client -> client.jobs().query(project.billing(), request));
    JobReference job = first.getJobReference();
    if (!Boolean.TRUE.equals(first.getJobComplete())) {
      requireDone(doing, api.call(doing, client -> get(client, job.getJobId())));
      return furtherRows(doing, job, null, new ArrayList<>(), mostRows);
    }
    count(first.getTotalBytesBilled());
    requireFewRows(first.getTotalRows(), mostRows);
    List<TableRow> rows = new ArrayList<>(Objects.requireNonNullElse(first.getRows(), List.of()));
    return first.getPageToken() == null
        ? Answers.of(first.getSchema(), rows)
        : furtherRows(doing, job, first.getPageToken(), rows, mostRows);
  }

  /** What a query answers whose job is done, from a page on. */
  private QueryResult furtherRows(
      String doing, JobReference job, @Nullable String token, List<TableRow> rows, long mostRows) {
    AtomicReference<TableSchema> schema = new AtomicReference<>();
    rows.addAll(
        api.list(
            doing,
            token,
            client ->
                client
                    .jobs()
                    .getQueryResults(project.billing(), job.getJobId())
                    .setLocation(job.getLocation())
                    .setMaxResults(PAGE_ROWS)
                    .setFormatOptionsUseInt64Timestamp(true),
            page -> {
              requireFewRows(page.getTotalRows(), mostRows);
              schema.set(page.getSchema());
              return page.getRows();
            }));
    return Answers.of(Objects.requireNonNull(schema.get()), rows);
  }

  private static void requireFewRows(@Nullable BigInteger total, long mostRows) {
    if (total != null && total.longValue() > mostRows) {
      throw new WarehouseException(
          Cause.REFUSED,
          "The answer has %d rows, more than the %d that are fetched. Add a condition or a LIMIT."
              .formatted(total.longValue(), mostRows));
    }
  }

  /** What BigQuery says about a statement without running it. */
  JobStatistics dryRun(String doing, String sql) {
    Job job =
        new Job()
            .setJobReference(reference(UUID.randomUUID().toString()))
            .setConfiguration(
                new JobConfiguration()
                    .setDryRun(true)
                    .setLabels(project.jobLabels())
                    .setQuery(new JobConfigurationQuery().setQuery(sql).setUseLegacySql(false)));
    return api.call(doing, client -> client.jobs().insert(project.billing(), job)).getStatistics();
  }

  @Override
  public Optional<Trouble> runScript(
      String doing, String id, String sql, Map<String, String> labels) {
    JobConfigurationQuery script =
        new JobConfigurationQuery()
            .setQuery(sql)
            .setUseLegacySql(false)
            .setMaximumBytesBilled(project.maximumBytesBilled());
    return end(
        doing, start(doing, id, new JobConfiguration().setLabels(labels).setQuery(script), null));
  }

  /**
   * Runs a statement to its end.
   *
   * @throws WarehouseException when it ends badly
   */
  void run(String doing, String sql) {
    String id = "fastbreak_statement_" + UUID.randomUUID();
    requireNone(doing, runScript(doing, id, sql, project.jobLabels()));
  }

  @Override
  public boolean awaitEnd(String doing, String id) {
    Optional<Job> job = api.find(doing, client -> get(client, id));
    job.ifPresent(begun -> end(doing, begun));
    return job.isPresent();
  }

  /**
   * Appends rows to a table by a load job.
   *
   * @param lines one JSON object a line
   * @throws WarehouseException when a row does not fit; none is loaded then
   */
  void load(String doing, TableReference table, AbstractInputStreamContent lines) {
    JobConfigurationLoad load =
        new JobConfigurationLoad()
            .setDestinationTable(table)
            .setSourceFormat("NEWLINE_DELIMITED_JSON")
            .setCreateDisposition("CREATE_NEVER")
            .setWriteDisposition("WRITE_APPEND");
    JobConfiguration configuration =
        new JobConfiguration().setLabels(project.jobLabels()).setLoad(load);
    String id = "fastbreak_load_" + UUID.randomUUID();
    requireDone(doing, start(doing, id, configuration, lines));
  }

  /** Starts a job once: an id that has been used, perhaps by a lost request, names its job. */
  private Job start(
      String doing,
      String id,
      JobConfiguration configuration,
      @Nullable AbstractInputStreamContent content) {
    Job job =
        new Job()
            .setJobReference(reference(id))
            .setConfiguration(configuration.setJobTimeoutMs(LONGEST_JOB_MILLIS));
    return api.make(
            doing,
            client ->
                content == null
                    ? client.jobs().insert(project.billing(), job)
                    : client.jobs().insert(project.billing(), job, content))
        .orElseGet(() -> api.call(doing, client -> get(client, id)));
  }

  private void requireDone(String doing, Job begun) {
    requireNone(doing, end(doing, begun));
  }

  private void requireNone(String doing, Optional<Trouble> trouble) {
    if (trouble.isPresent()) {
      throw trouble.get().explained(project, doing, null);
    }
  }

  private Optional<Trouble> end(String doing, Job begun) {
    Job job = begun;
    long pause = FIRST_LOOK_MILLIS;
    while (!"DONE".equals(job.getStatus().getState())) {
      Patience.sleep(pause);
      pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
      job = api.call(doing, client -> get(client, begun.getJobReference().getJobId()));
    }
    JobStatistics2 query = job.getStatistics().getQuery();
    // A load has none: it reads no table, and is free.
    count(query == null ? null : query.getTotalBytesBilled());
    ErrorProto error = job.getStatus().getErrorResult();
    return error == null ? Optional.empty() : Optional.of(Trouble.of(error));
  }

  /** Counts what is billed for a statement; null where BigQuery did not say. */
  private void count(@Nullable Long billed) {
    billedBytes.add(billed == null ? 0 : billed);
  }

  /** Bytes that BigQuery bills for these jobs so far. */
  long billedBytes() {
    return billedBytes.sum();
  }

  private Bigquery.Jobs.Get get(Bigquery client, String id) throws IOException {
    return client.jobs().get(project.billing(), id).setLocation(project.location());
  }

  private JobReference reference(String id) {
    return new JobReference()
        .setProjectId(project.billing())
        .setLocation(project.location())
        .setJobId(id);
  }
}
