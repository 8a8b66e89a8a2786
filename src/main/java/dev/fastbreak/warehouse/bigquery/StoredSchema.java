package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TimePartitioning;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a table as BigQuery describes it with its declaration. */
final class StoredSchema {

  private final TableSpec<?> spec;
  private final String name;
  private final Table table;
  private final Map<String, TableFieldSchema> fields = new LinkedHashMap<>();

  StoredSchema(BigQueryProject project, TableSpec<?> spec, Table table) {
    this.spec = spec;
    this.name = project.name(spec);
    this.table = table;
    if (table.getSchema() != null && table.getSchema().getFields() != null) {
      table.getSchema().getFields().forEach(field -> fields.put(field.getName(), field));
    }
  }

  /** Everything that differs: upstream tables are read, the others written. */
  SchemaDrift drift() {
    List<String> wrong = unfit(spec.columns());
    if ("VIEW".equals(table.getType())) {
      wrong.add(
          "%s is a view, which the Storage Read API does not read. Make it a table or a materialized view."
              .formatted(name));
    } else {
      String partition = partitionWrong(table.getTimePartitioning());
      if (partition != null) {
        wrong.add(partition);
      }
      wrong.addAll(expirations());
    }
    List<String> undeclared =
        fields.keySet().stream().filter(name -> spec.find(name).isEmpty()).toList();
    if (!isOnlyRead()) {
      wrong.addAll(required(undeclared));
    }
    return new SchemaDrift(spec, true, List.copyOf(wrong), undeclared, notes());
  }

  /** Rows that go by themselves: nobody would notice before they are missed. */
  private List<String> expirations() {
    List<String> wrong = new ArrayList<>();
    if (table.getExpirationTime() != null) {
      wrong.add(
          "Table %1$s expires on %2$s, with all its rows. Keep it: ALTER TABLE %1$s SET OPTIONS (expiration_timestamp = NULL);"
              .formatted(name, Instant.ofEpochMilli(table.getExpirationTime())));
    }
    TimePartitioning partitioning = table.getTimePartitioning();
    if (partitioning != null && partitioning.getExpirationMs() != null) {
      wrong.add(
          "Rows of %1$s are deleted %2$d days after their date. Keep them: ALTER TABLE %1$s SET OPTIONS (partition_expiration_days = NULL);"
              .formatted(name, Duration.ofMillis(partitioning.getExpirationMs()).toDays()));
    }
    return wrong;
  }

  /** What costs time or money, or may mislead, but breaks nothing. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> clustered =
        table.getClustering() == null ? List.of() : table.getClustering().getFields();
    if (!clustered.equals(spec.cluster())) {
      notes.add("clustered by %s, declared is %s".formatted(clustered, spec.cluster()));
    }
    if (Boolean.TRUE.equals(table.getRequirePartitionFilter())) {
      notes.add("asks for a condition on %s in every query".formatted(spec.dateColumn()));
    }
    if (table.getTableConstraints() != null
        && table.getTableConstraints().getPrimaryKey() != null
        && !table.getTableConstraints().getPrimaryKey().getColumns().equals(spec.key())) {
      notes.add(
          "has the primary key %s, but its rows are told apart by %s; BigQuery believes keys without looking"
              .formatted(table.getTableConstraints().getPrimaryKey().getColumns(), spec.key()));
    }
    return List.copyOf(notes);
  }

  private List<String> required(List<String> undeclared) {
    return fields.values().stream()
        .filter(field -> undeclared.contains(field.getName()) && "REQUIRED".equals(field.getMode()))
        .map(
            field ->
                "Column %2$s of %1$s is required, but Fastbreak does not fill it. Relax it: ALTER TABLE %1$s ALTER COLUMN %2$s DROP NOT NULL;"
                    .formatted(name, field.getName()))
        .toList();
  }

  /**
   * Passes when the columns can be read; of a table that Fastbreak writes, when all can be written.
   *
   * @throws WarehouseException with the first column that cannot
   */
  void require(List<ColumnSpec> columns) {
    List<String> wrong = unfit(isOnlyRead() ? columns : spec.columns());
    if (!wrong.isEmpty()) {
      throw new WarehouseException(Cause.SCHEMA, wrong.get(0));
    }
  }

  private boolean isOnlyRead() {
    return Tables.upstream().contains(spec);
  }

  /** What keeps columns from being read or written, each a sentence. */
  List<String> unfit(List<ColumnSpec> columns) {
    List<String> wrong = new ArrayList<>();
    for (ColumnSpec column : columns) {
      TableFieldSchema field = fields.get(column.name());
      if (field == null) {
        wrong.add(
            "Table %1$s has no column %2$s %3$s. Add it: ALTER TABLE %1$s ADD COLUMN %2$s %3$s;"
                .formatted(name, column.name(), column.typeName()));
      } else if (!fits(column, field)) {
        wrong.add(
            "Column %s of %s is %s, not %s. Copy the table into one with the declared type."
                .formatted(column.name(), name, typeName(field), column.typeName()));
      }
    }
    return wrong;
  }

  private boolean fits(ColumnSpec column, TableFieldSchema field) {
    if (column.type().isArray() != "REPEATED".equals(field.getMode())) {
      return false;
    }
    String type = field.getType();
    return switch (column.type()) {
      case STRING, STRING_ARRAY -> type.equals("STRING");
      case INT64 -> type.equals("INTEGER") || type.equals("INT64");
      case BOOL -> type.equals("BOOLEAN") || type.equals("BOOL");
      case DATE -> type.equals("DATE");
      case TIMESTAMP -> type.equals("TIMESTAMP");
      case FLOAT64_ARRAY -> type.equals("FLOAT") || type.equals("FLOAT64");
      case NUMERIC ->
          type.equals("NUMERIC") || type.equals("BIGNUMERIC")
              ? isOnlyRead() || holds(column, field)
              : isOnlyRead() && (type.equals("INTEGER") || type.equals("INT64"));
    };
  }

  /** Without precision a NUMERIC holds more than any declaration here asks for. */
  private static boolean holds(ColumnSpec column, TableFieldSchema field) {
    if (field.getPrecision() == null) {
      return true;
    }
    long scale = field.getScale() == null ? 0 : field.getScale();
    return scale >= column.scale()
        && field.getPrecision() - scale >= column.precision() - column.scale();
  }

  private @Nullable String partitionWrong(@Nullable TimePartitioning partitioning) {
    if (partitioning != null && spec.dateColumn().equals(partitioning.getField())) {
      return null;
    }
    return "Table %1$s is not partitioned by %2$s: reading a few dates would read all of it. Copy it into one that is: CREATE TABLE ... PARTITION BY %2$s AS SELECT * FROM %1$s;"
        .formatted(name, spec.dateColumn());
  }

  private static String typeName(TableFieldSchema field) {
    String type = field.getType();
    if (field.getPrecision() != null) {
      type +=
          "(%d,%d)"
              .formatted(field.getPrecision(), field.getScale() == null ? 0 : field.getScale());
    }
    return "REPEATED".equals(field.getMode()) ? "ARRAY<" + type + ">" : type;
  }
}
