package dev.fastbreak.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.QueryResult;
import dev.fastbreak.warehouse.Recording;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulateLeagueTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final EmptyWarehouse warehouse = new EmptyWarehouse();
  private final List<String> progress = new ArrayList<>();

  @Test
  void loadsTheSixTablesOfASeasonStampedWithTheClock() {
    List<LoadResult> results = run(List.of(2021, 2021));

    assertThat(results)
        .extracting(LoadResult::table)
        .containsExactlyElementsOf(new ArrayList<TableSpec<?>>(Tables.upstream()));
    assertThat(warehouse.tablesCreated).isTrue();
    assertThat(warehouse.loads)
        .allSatisfy(
            load -> {
              assertThat(load.from()).isEqualTo(LocalDate.of(2021, 10, 19));
              assertThat(load.to()).isBetween(LocalDate.of(2022, 4, 15), LocalDate.of(2022, 5, 15));
              assertThat(load.rows())
                  .isNotEmpty()
                  .allSatisfy(
                      stored -> {
                        assertThat(stored.processedAt()).isEqualTo(NOW);
                        assertThat(stored.dataHash()).matches("[0-9a-f]{16}");
                      });
            });
    assertThat(progress).containsExactly("Simulating season 2021-22", "Loading the warehouse");
  }

  @Test
  void writesNothingWhenAYearIsImpossible() {
    assertThatThrownBy(() -> run(List.of(2021, 1812)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1812-13");
    assertThat(warehouse.loads).isEmpty();
  }

  private List<LoadResult> run(List<Integer> years) {
    return SimulateLeague.run(
        years, 1, true, warehouse, Clock.fixed(NOW, ZoneOffset.UTC), progress::add);
  }

  /** Holds nothing, and remembers what is loaded. */
  private static final class EmptyWarehouse implements WarehouseSession {
    private final List<TableLoad<?>> loads = new ArrayList<>();
    private boolean tablesCreated;

    @Override
    public <T extends Record> InputRows<T> fetch(Slice<T> slice) {
      return new InputRows<>(List.of(), List.of());
    }

    @Override
    public void createMissingTables() {
      tablesCreated = true;
    }

    @Override
    public List<LoadResult> load(List<TableLoad<?>> given) {
      loads.addAll(given);
      return given.stream()
          .map(load -> new LoadResult(load.table(), load.rows().size(), 0, 0, 0))
          .toList();
    }

    @Override
    public List<PrecomputeRun> publish(Publication publication) {
      throw new AssertionError("A simulation publishes nothing");
    }

    @Override
    public List<PrecomputeRun> record(Recording recording) {
      throw new AssertionError("A simulation records nothing");
    }

    @Override
    public QueryResult query(String sql) {
      throw new AssertionError("A simulation asks nothing");
    }

    @Override
    public List<String> unfit(Map<TableSpec<?>, Set<ColumnSpec>> columns) {
      throw new AssertionError("A simulation compares no columns");
    }

    @Override
    public List<SchemaDrift> schemaDrift() {
      throw new AssertionError("A simulation compares no schemas");
    }

    @Override
    public void close() {}
  }
}
