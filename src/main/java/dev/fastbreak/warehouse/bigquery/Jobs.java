package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.DataFormatOptions;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
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
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Traffic;
import dev.fastbreak.warehouse.TrafficSum;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
  private final TrafficSum traffic;

  Jobs(BigQueryProject project, BigQueryApi api) {
    this(project, api, new TrafficSum());
  }

  /** The same; what the jobs go through is told to a counter. */
  Jobs(BigQueryProject project, BigQueryApi api, TrafficSum traffic) {
    this.project = project;
    this.api = api;
    this.traffic = traffic;
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
    if (Boolean.TRUE.equals(first.getJobComplete())) {
      count(first.getTotalBytesProcessed(), first.getTotalBytesBilled());
      requireFewRows(first.getTotalRows(), mostRows);
      List<TableRow> rows = rows(first.getRows());
      addFurtherPages(doing, first.getJobReference(), first.getPageToken(), rows);
      return Answers.of(first.getSchema(), rows);
    }
    return resultOf(doing, first.getJobReference(), mostRows);
  }

  private QueryResult resultOf(String doing, JobReference job, long mostRows) {
    GetQueryResultsResponse page = page(doing, job, null);
    while (!Boolean.TRUE.equals(page.getJobComplete())) {
      page = page(doing, job, null);
    }
    // Pages do not tell what is billed, the job does.
    count(api.call(doing, client -> get(client, job.getJobId())).getStatistics());
    requireFewRows(page.getTotalRows(), mostRows);
    List<TableRow> rows = rows(page.getRows());
    addFurtherPages(doing, job, page.getPageToken(), rows);
    return Answers.of(page.getSchema(), rows);
  }

  private void addFurtherPages(
      String doing, JobReference job, @Nullable String token, List<TableRow> rows) {
    String next = token;
    while (next != null) {
      GetQueryResultsResponse page = page(doing, job, next);
      rows.addAll(rows(page.getRows()));
      next = page.getPageToken();
    }
  }

  private GetQueryResultsResponse page(String doing, JobReference job, @Nullable String token) {
    return api.call(
        doing,
        client ->
            client
                .jobs()
                .getQueryResults(project.billing(), job.getJobId())
                .setLocation(job.getLocation())
                .setTimeoutMs(WAIT_MILLIS)
                .setMaxResults(PAGE_ROWS)
                .setPageToken(token)
                .setFormatOptionsUseInt64Timestamp(true));
  }

  private static List<TableRow> rows(@Nullable List<TableRow> rows) {
    return rows == null ? new ArrayList<>() : new ArrayList<>(rows);
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
                    .setLabels(JobLabels.of(project))
                    .setQuery(new JobConfigurationQuery().setQuery(sql).setUseLegacySql(false)));
    return api.call(doing, client -> client.jobs().insert(project.billing(), job)).getStatistics();
  }

  @Override
  public Optional<Trouble> runScript(
      String doing, String id, String sql, Map<String, String> labels) {
    Job job =
        new Job()
            .setJobReference(reference(id))
            .setConfiguration(
                new JobConfiguration()
                    .setLabels(labels)
                    .setJobTimeoutMs(LONGEST_JOB_MILLIS)
                    .setQuery(
                        new JobConfigurationQuery()
                            .setQuery(sql)
                            .setUseLegacySql(false)
                            .setMaximumBytesBilled(project.maximumBytesBilled())));
    return end(
        doing,
        api.startOnce(
            doing,
            client -> client.jobs().insert(project.billing(), job),
            client -> get(client, id)));
  }

  /**
   * Runs a statement to its end.
   *
   * @throws WarehouseException when it ends badly
   */
  void run(String doing, String sql) {
    String id = "fastbreak_statement_" + UUID.randomUUID();
    Optional<Trouble> trouble = runScript(doing, id, sql, JobLabels.of(project));
    if (trouble.isPresent()) {
      throw trouble.get().explained(project, doing, null);
    }
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
    String id = "fastbreak_load_" + UUID.randomUUID();
    Job job =
        new Job()
            .setJobReference(reference(id))
            .setConfiguration(
                new JobConfiguration()
                    .setLabels(JobLabels.of(project))
                    .setJobTimeoutMs(LONGEST_JOB_MILLIS)
                    .setLoad(
                        new JobConfigurationLoad()
                            .setDestinationTable(table)
                            .setSourceFormat("NEWLINE_DELIMITED_JSON")
                            .setCreateDisposition("CREATE_NEVER")
                            .setWriteDisposition("WRITE_APPEND")));
    Job begun =
        api.startOnce(
            doing,
            client -> client.jobs().insert(project.billing(), job, lines),
            client -> get(client, id));
    Optional<Trouble> trouble = end(doing, begun);
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
    count(job.getStatistics());
    ErrorProto error = job.getStatus().getErrorResult();
    return error == null ? Optional.empty() : Optional.of(Trouble.of(error));
  }

  /** Counts a query or a script; a load reads no table, and is free. */
  private void count(JobStatistics statistics) {
    JobStatistics2 query = statistics.getQuery();
    if (query != null) {
      count(statistics.getTotalBytesProcessed(), query.getTotalBytesBilled());
    }
  }

  /** Counts a statement; null where BigQuery did not say. */
  private void count(@Nullable Long processed, @Nullable Long billed) {
    traffic.add(new Traffic(0, processed == null ? 0 : processed, billed == null ? 0 : billed, 0));
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
