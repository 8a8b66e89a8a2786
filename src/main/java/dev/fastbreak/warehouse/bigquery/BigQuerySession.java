package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.Table;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowCollector;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.ChunkOutcome;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A session on a BigQuery project. It holds no lock: transactions see to order. */
final class BigQuerySession implements WarehouseSession {

  /** How often one looks whether BigQuery still answers. */
  private static final Duration PULSE = Duration.ofSeconds(30);

  /** More rows than anyone reads; a greater answer is a missing condition. */
  private static final long MOST_ROWS = 1_000_000;

  private final BigQueryProject project;
  private final Jobs jobs;
  private final TableMaker tables;
  private final SliceFetch fetch;
  private final boolean writable;
  private final Pulse pulse;

  BigQuerySession(BigQueryProject project, BigQueryApi api, boolean writable) {
    this(project, api, writable, PULSE);
  }

  BigQuerySession(BigQueryProject project, BigQueryApi api, boolean writable, Duration pulse) {
    this.project = project;
    this.jobs = new Jobs(project, api);
    this.tables = new TableMaker(project, api);
    this.fetch = new SliceFetch(project);
    this.writable = writable;
    this.pulse = Pulse.of(project, pulse, api::touch);
  }

  @Override
  public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
    TableSpec<?> table = slice.table();
    try {
      return project
          .patience()
          .keepTrying(
              project,
              "Reading " + table,
              () -> {
                RowCollector<T> collector = new RowCollector<>(slice.projection());
                AvroRows rows = new AvroRows(table, slice.columns());
                fetch.read(slice, record -> collector.add(rows.values(record)));
                return collector.collected();
              });
    } catch (WarehouseException e) {
      requireReadable(slice);
      throw e;
    }
  }

  /** A refused read has most often a reason that the table itself shows. */
  private void requireReadable(Slice<?> slice) {
    TableSpec<?> table = slice.table();
    Table stored =
        tables
            .find(project.reference(table))
            .orElseThrow(
                () ->
                    new WarehouseException(
                        Cause.UNAVAILABLE,
                        "Project %s has no table %s. Fill it with 'import' or 'simulate' first."
                            .formatted(project.id(), project.name(table))));
    new StoredSchema(project, table, stored).require(slice.columns());
  }

  @Override
  public void createMissingTables() {
    requireWritable("Making the tables of " + project.uri());
    tables.makeMissing();
    tables.makeWideFeatures(jobs);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Staging tables are never dropped here: a runner may try a step again, and a publication that
   * was refused must then be refused for the same reason. They expire by themselves.
   */
  @Override
  public List<PrecomputeRun> publish(Publication publication) {
    return write(publication);
  }

  @Override
  public List<PrecomputeRun> record(Recording recording) {
    return write(recording);
  }

  private List<PrecomputeRun> write(ChunkOutcome outcome) {
    requireWritable(outcome.doing());
    Chunk chunk = outcome.chunk();
    chunk.processors().forEach(processor -> tables.requireFit(processor.table()));
    Tables.processing().forEach(tables::requireFit);
    if (outcome instanceof Publication) {
      StagingTable.allOf(chunk).forEach(tables::makeStaging);
    }
    tables.makeLock(Lock.ofPublishing(chunk), jobs);
    return new Publisher(project, jobs, outcome).publish();
  }

  @Override
  public List<LoadResult> load(List<TableLoad<?>> loads) {
    requireWritable("Loading");
    return new UpstreamLoads(project, jobs, tables).merge(loads);
  }

  @Override
  public QueryResult query(String sql) {
    String doing = "The query";
    String qualified = TableNames.qualify(new BigQueryDialect(project), sql);
    if (qualified.isBlank()) {
      throw new WarehouseException(Cause.REFUSED, "There is no statement to run.");
    }
    JobStatistics statistics = jobs.dryRun(doing, qualified);
    if (!"SELECT".equals(statistics.getQuery().getStatementType())) {
      throw new WarehouseException(
          Cause.REFUSED,
          "Only one statement that reads is run here: SELECT or WITH. This is %s."
              .formatted(statistics.getQuery().getStatementType()));
    }
    return jobs.select(doing, qualified, project.jobLabels(), MOST_ROWS);
  }

  @Override
  public List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns) {
    return columns.entrySet().parallelStream()
        .flatMap(some -> unfit(some.getKey(), List.copyOf(some.getValue())).stream())
        .toList();
  }

  private List<String> unfit(TableSpec<?> table, List<ColumnSpec> columns) {
    return tables
        .find(project.reference(table))
        .map(stored -> new StoredSchema(project, table, stored).unfit(columns))
        .orElse(List.of());
  }

  @Override
  public List<SchemaDrift> schemaDrift() {
    List<SchemaDrift> drifts = new ArrayList<>();
    for (TableSpec<?> table : Tables.all()) {
      Optional<Table> stored = tables.find(project.reference(table));
      drifts.add(
          stored.isPresent()
              ? new StoredSchema(project, table, stored.get()).drift()
              : SchemaDrift.missing(table));
    }
    return drifts;
  }

  @Override
  public List<String> surroundings() {
    return tables.expiringDatasets();
  }

  @Override
  public OptionalLong estimateBytes(List<Slice<?>> slices) {
    String doing = "Estimating the bytes of the pipelines' reads";
    long bytes = 0;
    for (String question : sizeQuestions(new BigQueryDialect(project), slices)) {
      Long answer = jobs.dryRun(doing, question).getTotalBytesProcessed();
      if (answer == null) {
        throw new WarehouseException(
            Cause.OTHER,
            doing + " failed: BigQuery answered the dry run without a number of bytes.");
      }
      bytes += answer;
    }
    return OptionalLong.of(bytes);
  }

  /**
   * Statements whose dry runs say how much pipelines read: one for all reads of the same columns,
   * so that four seasons take as many as one.
   */
  static List<String> sizeQuestions(BigQueryDialect dialect, List<Slice<?>> slices) {
    Map<String, String> questions = new LinkedHashMap<>();
    for (Slice<?> slice : slices) {
      String columns =
          slice.columnsAndEntity().stream().map(ColumnSpec::name).collect(Collectors.joining(", "));
      questions.merge(
          "SELECT %s FROM %s WHERE ".formatted(columns, dialect.table(slice.table())),
          dialect.within(slice),
          (some, more) -> some + " OR " + more);
    }
    return questions.entrySet().stream().map(each -> each.getKey() + each.getValue()).toList();
  }

  @Override
  public long billedBytes() {
    return jobs.billedBytes();
  }

  private void requireWritable(String doing) {
    if (!writable) {
      throw WarehouseException.notWritable(doing);
    }
  }

  @Override
  public void close() {
    pulse.close();
    fetch.close();
  }
}
