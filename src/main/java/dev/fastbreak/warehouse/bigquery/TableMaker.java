package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.Clustering;
import com.google.api.services.bigquery.model.Dataset;
import com.google.api.services.bigquery.model.DatasetReference;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableList;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.api.services.bigquery.model.TimePartitioning;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.BigQueryField;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.sql.WideFeatures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes datasets and tables from their declarations, and staging tables that expire. */
record TableMaker(BigQueryProject project, BigQueryApi api) {

  private static final Logger LOG = LoggerFactory.getLogger(TableMaker.class);

  private static final Duration STAGING_LIFE = Duration.ofDays(1);

  /** Makes those of the datasets and tables that do not exist. */
  void makeMissing() {
    if (project.location() == null) {
      throw new WarehouseException(
          Cause.REFUSED,
          "Project %s has no datasets yet, so say where they shall be made, for they can never be moved: write bigquery:%s?location=US, or another place."
              .formatted(project.id(), project.id()));
    }
    Tables.all().stream()
        .map(TableSpec::dataset)
        .distinct()
        .forEach(dataset -> makeMissing(dataset, tablesOf(dataset)));
    makeDataset(
        new Dataset().setDefaultTableExpirationMs(STAGING_LIFE.toMillis()), StagingTable.DATASET);
  }

  private static List<TableSpec<?>> tablesOf(String dataset) {
    return Tables.all().stream().filter(table -> table.dataset().equals(dataset)).toList();
  }

  private void makeMissing(String dataset, List<TableSpec<?>> tables) {
    makeDataset(new Dataset(), dataset);
    Set<String> existing = tableNames(dataset);
    for (TableSpec<?> table : tables) {
      if (!existing.contains(table.name())) {
        String doing = "Making " + table;
        make(doing, described(table)).ifPresent(made -> neverExpire(doing, made));
      }
    }
  }

  private void makeDataset(Dataset dataset, String given) {
    String name = project.dataset(given);
    String doing = "Making the dataset " + name;
    if (api.find(doing, client -> client.datasets().get(project.id(), name)).isEmpty()) {
      dataset
          .setDatasetReference(new DatasetReference().setProjectId(project.id()).setDatasetId(name))
          .setLocation(project.location())
          .setLabels(project.jobLabels());
      api.make(doing, client -> client.datasets().insert(project.id(), dataset));
    }
  }

  /** A table takes over the expiration of its dataset, if that has one; these must not go. */
  private void neverExpire(String doing, Table made) {
    Table change = new Table().setExpirationTime(Data.NULL_LONG);
    TimePartitioning partitioning = made.getTimePartitioning();
    if (partitioning != null && partitioning.getExpirationMs() != null) {
      change.setTimePartitioning(partitioning.clone().setExpirationMs(Data.NULL_LONG));
    } else if (made.getExpirationTime() == null) {
      return;
    }
    patch(doing, made.getTableReference(), change);
  }

  private void patch(String doing, TableReference table, Table change) {
    api.call(
        doing,
        client ->
            client.tables().patch(project.id(), table.getDatasetId(), table.getTableId(), change));
  }

  /** Datasets that would have new tables expire, each in a sentence. */
  List<String> expiringDatasets() {
    return Tables.all().stream()
        .map(table -> project.dataset(table.dataset()))
        .distinct()
        .filter(
            name ->
                api.find("Looking at " + name, client -> client.datasets().get(project.id(), name))
                    .filter(TableMaker::lendsExpiration)
                    .isPresent())
        .map(
            name ->
                "%1$s lets its new tables expire, which those that others make there take over; turn it off: ALTER SCHEMA %1$s SET OPTIONS (default_table_expiration_days = NULL, default_partition_expiration_days = NULL);"
                    .formatted(name))
        .toList();
  }

  private static boolean lendsExpiration(Dataset dataset) {
    return dataset.getDefaultTableExpirationMs() != null
        || dataset.getDefaultPartitionExpirationMs() != null;
  }

  private Set<String> tableNames(String dataset) {
    return api
        .list(
            "Listing the tables of " + dataset,
            null,
            client ->
                client.tables().list(project.id(), project.dataset(dataset)).setMaxResults(1000L),
            TableList::getTables)
        .stream()
        .map(table -> table.getTableReference().getTableId())
        .collect(Collectors.toSet());
  }

  private Table described(TableSpec<?> table) {
    Table resource =
        new Table()
            .setTableReference(project.reference(table))
            .setDescription(table.meaning())
            .setLabels(project.jobLabels())
            .setSchema(schema(table, !Tables.upstream().contains(table)))
            .setTimePartitioning(
                new TimePartitioning().setType("DAY").setField(table.dateColumn()));
    if (!table.cluster().isEmpty()) {
      resource.setClustering(new Clustering().setFields(table.cluster()));
    }
    return resource;
  }

  /**
   * A table's columns. Upstream tables may hold rows that break the declaration, so nothing is
   * required of them; of what Fastbreak writes itself it is.
   */
  static TableSchema schema(TableSpec<?> table, boolean constrained) {
    return new TableSchema()
        .setFields(
            BigQueryField.of(table).stream().map(field -> field(field, constrained)).toList());
  }

  private static TableFieldSchema field(BigQueryField field, boolean constrained) {
    boolean required = field.mode().equals("REQUIRED");
    return new TableFieldSchema()
        .setName(field.name())
        .setType(field.type())
        .setMode(required && !constrained ? "NULLABLE" : field.mode())
        .setPrecision(field.precision())
        .setScale(field.scale())
        .setDescription(field.description());
  }

  /** Makes a staging table that expires, unless it exists. */
  void makeStaging(StagingTable<?> staging) {
    String doing = "Making the staging table " + staging.name();
    make(
            doing,
            new Table()
                .setTableReference(project.reference(staging))
                .setLabels(project.jobLabels())
                .setSchema(schema(staging.spec(), false)))
        .ifPresent(made -> letExpire(doing, made));
  }

  /**
   * In our own dataset tables expire by themselves; in one that another made they may not. The time
   * is reckoned from BigQuery's clock: one of ours that is a day behind would make a table expire
   * at once.
   */
  private void letExpire(String doing, Table made) {
    long latest = made.getCreationTime() + STAGING_LIFE.toMillis();
    if (made.getExpirationTime() == null || made.getExpirationTime() > latest) {
      patch(doing, made.getTableReference(), new Table().setExpirationTime(latest));
    }
  }

  /** Makes the view over the vectors, unless it is there; one that the user has made stays. */
  void makeWideFeatures(Jobs jobs) {
    if (find(project.reference(WideFeatures.DATASET, WideFeatures.NAME)).isEmpty()) {
      BigQueryDialect dialect = new BigQueryDialect(project);
      jobs.run(
          "Making the view " + WideFeatures.NAME,
          "CREATE VIEW IF NOT EXISTS %s AS %s"
              .formatted(
                  dialect.table(WideFeatures.DATASET, WideFeatures.NAME),
                  WideFeatures.select(dialect)));
    }
  }

  /** Makes a lock with its row, unless it is there. */
  void makeLock(Lock lock, Jobs jobs) {
    TableReference table = project.reference(Lock.DATASET, lock.table());
    if (find(table).isEmpty()) {
      String doing = "Making the lock " + lock.table();
      jobs.run(doing, lock.make(new BigQueryDialect(project)));
      find(table).ifPresent(made -> neverExpire(doing, made));
    }
  }

  /** A table as it is, if it is there. */
  Optional<Table> find(TableReference table) {
    return api.find(
        "Looking at " + table.getDatasetId() + "." + table.getTableId(),
        client ->
            client.tables().get(table.getProjectId(), table.getDatasetId(), table.getTableId()));
  }

  /**
   * Passes when a table can be written to, or is not there.
   *
   * @throws WarehouseException when it has not the columns that its declaration asks for
   */
  void requireFit(TableSpec<?> table) {
    find(project.reference(table))
        .ifPresent(stored -> new StoredSchema(project, table, stored).require(table.columns()));
  }

  /** Drops a staging table; one that cannot be dropped expires. */
  void drop(StagingTable<?> staging) {
    try {
      api.find(
          "Dropping the staging table " + staging.name(),
          client ->
              client
                  .tables()
                  .delete(project.id(), project.dataset(StagingTable.DATASET), staging.name()));
    } catch (WarehouseException e) {
      LOG.warn("The staging table {} is left behind; it expires", staging.qualifiedName(), e);
    }
  }

  private Optional<Table> make(String doing, Table table) {
    TableReference name = table.getTableReference();
    return api.make(
        doing, client -> client.tables().insert(project.id(), name.getDatasetId(), table));
  }
}
