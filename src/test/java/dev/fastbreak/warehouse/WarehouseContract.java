package dev.fastbreak.warehouse;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts have in common: a new warehouse for each test, and made-up rows. An adapter's
 * tests extend each contract and say how a warehouse is made.
 */
public abstract class WarehouseContract {

  static final TableSpec<PlayerShotZoneAnalysis> ZONES = Tables.PLAYER_SHOT_ZONE_ANALYSIS;
  static final LocalDate DAY_1 = LocalDate.of(2021, 12, 1);
  static final LocalDate DAY_2 = LocalDate.of(2021, 12, 2);
  static final LocalDate DAY_3 = LocalDate.of(2021, 12, 3);
  static final Instant FIRST = Instant.parse("2022-01-01T06:00:00.123456Z");
  static final Instant SECOND = Instant.parse("2022-01-02T06:00:00Z");
  static final Instant THIRD = Instant.parse("2022-01-03T06:00:00Z");

  protected Warehouse warehouse;
  protected WarehouseSession session;

  /** A warehouse that holds nothing, not even tables. */
  protected abstract Warehouse emptyWarehouse() throws Exception;

  /** Options of the pipelines that read and stage. */
  protected PipelineOptions options() {
    PipelineOptions options = PipelineOptionsFactory.create();
    warehouse.configure(options);
    return options;
  }

  /** The smallest whole number that is asked of it. */
  protected long leastLong() {
    return Long.MIN_VALUE;
  }

  /** The greatest whole number that is asked of it. */
  protected long greatestLong() {
    return Long.MAX_VALUE;
  }

  @BeforeEach
  void openWarehouse() throws Exception {
    warehouse = emptyWarehouse();
    session = warehouse.open();
    session.createMissingTables();
  }

  @AfterEach
  void closeWarehouse() {
    session.close();
  }

  static String nameColumn(TableSpec<?> table) {
    return table.key().stream()
        .filter(c -> !c.equals(table.dateColumn()))
        .findFirst()
        .orElseThrow();
  }

  static PlayerGameSummary player(@Nullable String name, LocalDate date, Map<String, ?> fixed) {
    Map<String, @Nullable Object> values = new HashMap<>();
    // Shot counts that keep the declaration, unless a test wants others.
    for (String shots : List.of("fg", "ft", "three_pt", "paint", "mid_range")) {
      values.put(shots + "_attempts", 9L);
      values.put(shots + "_makes", 4L);
    }
    values.put("player_lookup", name);
    values.put("game_date", date);
    values.putAll(fixed);
    return SampleRows.of(Tables.PLAYER_GAME_SUMMARY)
        .random(String.valueOf(name).hashCode(), values);
  }

  static <T extends Record> List<Stored<T>> stored(TableSpec<T> table, List<T> rows, Instant at) {
    ContentHasher hasher = ContentHasher.of(table);
    return rows.stream()
        .map(row -> new Stored<>(row, hasher.hash(table.contentValues(row)), at, ""))
        .toList();
  }

  static TableLoad<PlayerGameSummary> gamesOf(
      LocalDate from, LocalDate to, Instant at, PlayerGameSummary... games) {
    return new TableLoad<>(
        Tables.PLAYER_GAME_SUMMARY,
        stored(Tables.PLAYER_GAME_SUMMARY, List.of(games), at),
        from,
        to);
  }

  void load(PlayerGameSummary... games) {
    session.load(List.of(gamesOf(DAY_1, DAY_3, FIRST, games)));
  }

  static StagedRun zonesRun(String runId, Instant startedAt, LocalDate... dates) {
    return new StagedRun(runId, startedAt).of(Processor.PSZA, dates);
  }

  long count(TableSpec<?> table) {
    return (Long) column("SELECT COUNT(*) AS n FROM " + table.qualifiedName()).get(0);
  }

  List<@Nullable Object> column(String sql) {
    List<@Nullable Object> values = new ArrayList<>();
    session.query(sql).rows().forEach(row -> values.add(row.get(0)));
    return values;
  }
}
