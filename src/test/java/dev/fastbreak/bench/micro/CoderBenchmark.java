package dev.fastbreak.bench.micro;

import dev.fastbreak.beam.coder.StoredRowsCoder;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.rows.StoredRows;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Binary forms: batches of 1,000 input rows, and 1,000 stored rows. */
@State(Scope.Thread)
public class CoderBenchmark extends ShortRuns {

  private static final int ROWS = 1000;

  private final StoredRowsCoder<PlayerShotZoneAnalysis> coder =
      StoredRowsCoder.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS);
  private List<PlayerGame> games;
  private RowBatch<PlayerGame> batch;
  private StoredRows<PlayerShotZoneAnalysis> rows;
  private byte[] encoded;

  @Setup(Level.Trial)
  public void take(SimulatedInput input) throws IOException {
    games = input.games.stream().limit(ROWS).toList();
    batch = encodeThousandGames();
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    rows =
        new StoredRows<>(
            input.rows.stream()
                .limit(ROWS)
                .map(row -> new Stored<>(row, "0123456789abcdef", now, "0a1b2c3d"))
                .map(Tables.PLAYER_SHOT_ZONE_ANALYSIS::storedValues)
                .toList());
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
  public byte[] encodeThousandStoredRows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    coder.encode(rows, out);
    return out.toByteArray();
  }

  @Benchmark
  public StoredRows<PlayerShotZoneAnalysis> decodeThousandStoredRows() throws IOException {
    return coder.decode(new ByteArrayInputStream(encoded));
  }
}
