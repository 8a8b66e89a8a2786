package dev.fastbreak.bench.micro;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.shotzones.PlayerGame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Hashes, one a call. */
@State(Scope.Thread)
public class HashBenchmark {

  private final ContentHasher contents = ContentHasher.of(Tables.PLAYER_SHOT_ZONE_ANALYSIS);
  private final SourceHasher sources = new SourceHasher();
  private @Nullable Object[][] rows;
  private List<String> window;
  private int next;

  @Setup(Level.Trial)
  public void take(SimulatedInput input) {
    rows =
        input.rows.stream()
            .limit(1024)
            .map(Tables.PLAYER_SHOT_ZONE_ANALYSIS::contentValues)
            .toArray(Object[][]::new);
    window = input.games.stream().limit(20).map(PlayerGame::dataHash).toList();
  }

  @Benchmark
  public String contentOfAShotZoneRow() {
    next = (next + 1) % rows.length;
    return contents.hash(rows[next]);
  }

  @Benchmark
  public String sourceOfTwentyGames() {
    return sources.hash(window);
  }
}
