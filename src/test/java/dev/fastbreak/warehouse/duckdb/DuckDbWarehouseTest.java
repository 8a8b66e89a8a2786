package dev.fastbreak.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.beam.coder.RowBatchCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.table.TestValues;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.StagingTable;
import dev.fastbreak.warehouse.TableLoad;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseContract;
import dev.fastbreak.warehouse.Warehouses;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbWarehouseTest extends WarehouseContract {

  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);
  private static final Instant NOW = Instant.parse("2022-01-01T06:00:00Z");

  @TempDir private Path directory;

  @Override
  protected Warehouse emptyWarehouse() {
    return Warehouses.of("duckdb:" + directory.resolve("test.duckdb"));
  }

  private static List<RowBatch<PlayerShotZoneAnalysis>> zones(int count) {
    SampleRows<PlayerShotZoneAnalysis> sample = SampleRows.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS);
    List<RowBatch<PlayerShotZoneAnalysis>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(sample.random(i, Map.of("player_lookup", "p" + i, "analysis_date", DAY))));
    }
    return rows;
  }

  private static RowBatch<PlayerShotZoneAnalysis> row(PlayerShotZoneAnalysis row) {
    Stored<PlayerShotZoneAnalysis> stored = new Stored<>(row, "0123456789abcdef", NOW, "run-1");
    return RowBatch.of(
        Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns(),
        Collections.singletonList(Tables.PLAYER_SHOT_ZONE_ANALYSIS.storedValues(stored)));
  }

  private long staged(StagingTable<?> staging) {
    return (Long)
        session
            .query("SELECT COUNT(*) AS n FROM nba_staging.\"" + staging.name() + '"')
            .rows()
            .get(0)
            .get(0);
  }

  @Test
  void listsOfTextsAreStagedAsTheyAre() {
    TableSpec<MlFeatureStore> table = Tables.ML_FEATURE_STORE;
    StagingTable<MlFeatureStore> staging = StagingTable.of(table, "run-1", "lists");
    List<List<String>> lists =
        List.of(List.of(), List.of(""), List.of("", "é"), List.of("points", "a, b", "'c'"));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      Object[] row = TestValues.row(table.columns(), new Random(i));
      row[table.position("player_lookup")] = "p" + i;
      row[table.position("feature_names")] = lists.get(i);
      rows.add(row);
    }
    Pipeline pipeline = Pipeline.create(options());
    pipeline
        .apply(
            Create.of(RowBatch.<MlFeatureStore>of(table.columns(), rows))
                .withCoder(RowBatchCoder.of()))
        .apply(warehouse.stage(staging));
    pipeline.run().waitUntilFinish();
    assertThat(
            session
                .query(
                    "SELECT feature_names FROM nba_staging.\"%s\" ORDER BY player_lookup"
                        .formatted(staging.name()))
                .rows())
        .extracting(row -> row.get(0))
        .isEqualTo(lists);
  }

  @Test
  void manyBundlesAreStagedAtOnceAndTellThatTheyAre() {
    StagingTable<PlayerShotZoneAnalysis> staging =
        StagingTable.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, "run-1", "all");
    Pipeline pipeline = Pipeline.create(options());
    PCollection<byte[]> told =
        pipeline
            .apply(Create.of(zones(200)).withCoder(RowBatchCoder.of()))
            .apply(Reshuffle.viaRandomKey())
            .apply(warehouse.stage(staging));
    PAssert.that(told)
        .satisfies(
            bundles -> {
              assertThat(bundles).isNotEmpty().containsOnly(new byte[0]);
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(staged(staging)).isEqualTo(200);
  }

  @Test
  void threadsThatMakeTheSameStagingTableAtOnceGetOne() throws Exception {
    StagingTable<PlayerShotZoneAnalysis> staging =
        StagingTable.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, "run-1", "race");
    DuckDbFile file = DuckDbFile.at(directory.resolve("test.duckdb").toString());
    List<Thread> threads = new ArrayList<>();
    List<Throwable> troubles = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                try (DuckDBConnection connection = file.engine()) {
                  StagingArea.make(connection, staging);
                } catch (Exception e) {
                  troubles.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(troubles).isEmpty();
    assertThat(staged(staging)).isZero();
  }

  @Test
  void aBundleThatFailsLeavesNoRow() {
    StagingTable<PlayerShotZoneAnalysis> staging =
        StagingTable.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS, "run-1", "failing");
    List<RowBatch<PlayerShotZoneAnalysis>> rows = zones(50);
    rows.add(
        row(
            SampleRows.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS)
                .random(1, Map.of("paint_rate_last_10", new BigDecimal("12345.67")))));
    Pipeline pipeline = Pipeline.create(options());
    pipeline
        .apply(Create.of(List.of(0)))
        .apply(
            FlatMapElements.into(new TypeDescriptor<RowBatch<PlayerShotZoneAnalysis>>() {})
                .via(Rows.of(rows)))
        .setCoder(RowBatchCoder.of())
        .apply(warehouse.stage(staging));
    assertThatThrownBy(() -> pipeline.run().waitUntilFinish())
        .rootCause()
        .hasMessageContaining(
            "nba_precompute.player_shot_zone_analysis.paint_rate_last_10 cannot hold 12345.67: it"
                + " is NUMERIC(5,2)");
    assertThat(staged(staging)).isZero();
  }

  /** All rows from one element, so that they make one bundle. */
  private record Rows(byte[] encoded)
      implements SerializableFunction<Integer, Iterable<RowBatch<PlayerShotZoneAnalysis>>> {

    static Rows of(List<RowBatch<PlayerShotZoneAnalysis>> rows) {
      try {
        return new Rows(CoderUtils.encodeToByteArray(ListCoder.of(RowBatchCoder.of()), rows));
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Iterable<RowBatch<PlayerShotZoneAnalysis>> apply(Integer nothing) {
      try {
        return CoderUtils.decodeFromByteArray(ListCoder.of(RowBatchCoder.of()), encoded);
      } catch (CoderException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void largeBucketsComeInSeveralBatches() {
    TableSpec<ScheduledGame> table = Tables.SCHEDULE;
    SampleRows<ScheduledGame> sample = SampleRows.of(table);
    List<Stored<ScheduledGame>> games = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      games.add(
          new Stored<>(
              sample.random(i, Map.of("game_id", "g" + i, "game_date", DAY)), "hash" + i, NOW, ""));
    }
    session.load(List.of(new TableLoad<>(table, games, DAY, DAY)));
    Pipeline pipeline = Pipeline.create(options());
    PCollection<KV<Integer, RowBatch<ScheduledGame>>> batches =
        pipeline.apply(warehouse.read(Slice.all(Projection.of(table, ScheduledGame.class)), 1));
    PAssert.that(
            batches.apply(
                MapElements.into(TypeDescriptors.integers())
                    .via(batch -> batch.getValue().count())))
        .containsInAnyOrder(4096, 4096, 1808);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void rowsThatAreThereTwiceBecomeOne() throws Exception {
    TableSpec<ScheduledGame> table = Tables.SCHEDULE;
    ScheduledGame game = SampleRows.of(table).random(1, Map.of("game_id", "g", "game_date", DAY));
    String hash = ContentHasher.of(table).hash(table.contentValues(game));
    TableLoad<ScheduledGame> load =
        new TableLoad<>(table, List.of(new Stored<>(game, hash, NOW, "")), DAY, DAY);
    session.load(List.of(load));
    try (FileLease lease =
        DuckDbFile.at(directory.resolve("test.duckdb").toString()).openForPipeline()) {
      Connections.execute(
          lease.connection(),
          "INSERT INTO nba_raw.nbac_schedule SELECT * FROM nba_raw.nbac_schedule");
    }
    assertThat(session.load(List.of(load))).containsExactly(new LoadResult(table, 1, 0, 2, 0));
    assertThat(session.load(List.of(load))).containsExactly(new LoadResult(table, 0, 0, 0, 1));
  }

  @Test
  void structsAndMapsKeepTheirParts() {
    assertThat(
            session.query(
                "SELECT {'a': 1, 'b': [DATE '2021-12-01']} AS s, map {7: CAST(NULL AS INTEGER)} AS"
                    + " m"))
        .extracting(result -> result.rows().get(0))
        .isEqualTo(
            List.of(Map.of("a", 1L, "b", List.of(DAY)), Collections.singletonMap("7", null)));
  }

  @Test
  void theFileTellsWhatItsColumnsMean() {
    assertThat(
            session
                .query(
                    "SELECT comment FROM duckdb_columns() WHERE table_name = 'player_game_summary'"
                        + " AND column_name = 'minutes_played'")
                .rows())
        .containsExactly(List.of("Minutes on the floor. [minutes]"));
  }
}
