package dev.fastbreak.app.cli;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** A warehouse that holds records in lists and answers queries as it is told. */
final class FakeWarehouse implements Warehouse {

  final transient List<Record> rows = new ArrayList<>();
  transient Function<String, QueryResult> answers =
      sql -> {
        throw new WarehouseException(WarehouseException.Cause.REFUSED, "No answer to " + sql);
      };
  transient QueryResult undated =
      new QueryResult(List.of("table_name", "undated", "outside"), List.of());
  transient List<SchemaDrift> drift = List.of();
  transient @Nullable WarehouseException cannotOpen;
  transient List<SchemaDrift> drifts = List.of();
  transient Function<List<Slice<?>>, OptionalLong> estimate = slices -> OptionalLong.empty();
  long billedBytes;
  boolean reachableFromElsewhere = true;
  transient @Nullable Path file;

  /** Adds a season that has a game on each of these days. */
  FakeWarehouse withGames(int seasonYear, List<LocalDate> days) {
    for (LocalDate day : days) {
      rows.add(
          new ScheduledGame(
              day.toString().replace("-", "") + "_BOS_LAL",
              null,
              day,
              3L,
              "LAL",
              "BOS",
              seasonYear,
              true,
              false,
              false));
    }
    return this;
  }

  @Override
  public String uri() {
    return "fake:warehouse";
  }

  @Override
  public Optional<Path> localFile() {
    return Optional.ofNullable(file);
  }

  @Override
  public boolean isReachableFromElsewhere() {
    return reachableFromElsewhere;
  }

  /** How often it was opened for writing. */
  int opened;

  @Override
  public WarehouseSession open() {
    opened++;
    return session();
  }

  private WarehouseSession session() {
    if (cannotOpen != null) {
      throw cannotOpen;
    }
    return new Session();
  }

  @Override
  public WarehouseSession openForReading() {
    return session();
  }

  @Override
  public <T extends Record> PTransform<PBegin, PCollection<KV<Integer, RowBatch<T>>>> read(
      Slice<T> slice, int buckets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T extends Record> PTransform<PCollection<RowBatch<T>>, PCollection<byte[]>> stage(
      StagingTable<T> staging) {
    throw new UnsupportedOperationException();
  }

  private final class Session implements WarehouseSession {

    @Override
    public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
      List<T> found = new ArrayList<>();
      for (Record row : rows) {
        if (row.getClass() == slice.projection().table().type()) {
          T projected = project(slice.projection(), row, slice.from(), slice.to());
          if (projected != null) {
            found.add(projected);
          }
        }
      }
      return new InputRows<>(found, List.of());
    }

    @SuppressWarnings("unchecked")
    private <T extends Record, S extends Record> @Nullable T project(
        Projection<T> projection, Record row, LocalDate from, LocalDate to) {
      TableSpec<S> table = (TableSpec<S>) projection.table();
      @Nullable Object[] values = table.contentValues((S) row);
      LocalDate date = (LocalDate) values[table.position(table.dateColumn())];
      if (date.isBefore(from) || date.isAfter(to)) {
        return null;
      }
      return projection.create(
          projection.columnNames().stream()
              .map(
                  name ->
                      table.position(name) < values.length ? values[table.position(name)] : null)
              .toArray());
    }

    @Override
    public void createMissingTables() {}

    @Override
    public List<PrecomputeRun> publish(Publication publication) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<PrecomputeRun> record(Recording recording) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<LoadResult> load(List<TableLoad<?>> loads) {
      throw new UnsupportedOperationException();
    }

    @Override
    public QueryResult query(String sql) {
      return sql.contains("AS undated") ? undated : answers.apply(sql);
    }

    @Override
    public List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns) {
      return List.of();
    }

    @Override
    public List<SchemaDrift> schemaDrift() {
      return drift;
    }

    @Override
    public OptionalLong estimateBytes(List<Slice<?>> slices) {
      return estimate.apply(slices);
    }

    @Override
    public long billedBytes() {
      return billedBytes;
    }

    @Override
    public void close() {}
  }
}
