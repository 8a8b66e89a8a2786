package dev.fastbreak.bench.micro;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Binary forms: batches of 1,000 input rows, and 1,000 stored rows. */
@State(Scope.Thread)
public class CoderBenchmark extends ShortRuns {

  private static final int ROWS = 1000;

  private static final List<ColumnSpec> COLUMNS = Tables.PLAYER_SHOT_ZONE_ANALYSIS.columns();

  private List<PlayerGame> games;
  private RowBatch<PlayerGame> batch;
  private List<@Nullable Object[]> rows;
  private RowBatch<PlayerShotZoneAnalysis> encoded;

  @Setup(Level.Trial)
  public void take(SimulatedInput input) {
    games = input.games.stream().limit(ROWS).toList();
    batch = encodeThousandGames();
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    rows =
        input.rows.stream()
            .limit(ROWS)
            .map(row -> new Stored<>(row, "0123456789abcdef", now, "0a1b2c3d"))
            .map(Tables.PLAYER_SHOT_ZONE_ANALYSIS::storedValues)
            .toList();
    encoded = encodeThousandStoredRows();
  }

  @Benchmark
  public RowBatch<PlayerGame> encodeThousandGames() {
    return RowBatch.of(PlayerGame.PROJECTION, games);
  }

  @Benchmark
  public InputRows<PlayerGame> decodeThousandGames() {
    return batch.rows(PlayerGame.PROJECTION);
  }

  @Benchmark
  public RowBatch<PlayerShotZoneAnalysis> encodeThousandStoredRows() {
    return RowBatch.of(COLUMNS, rows);
  }

  @Benchmark
  public void decodeThousandStoredRows(Blackhole taker) {
    encoded.values(COLUMNS).forEach(taker::consume);
  }
}
