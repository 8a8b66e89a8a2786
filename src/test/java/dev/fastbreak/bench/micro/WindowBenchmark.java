package dev.fastbreak.bench.micro;

import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Windows: from a season's games to its shot zone rows, without hashes of the rows. */
public class WindowBenchmark {

  @Benchmark
  public List<PlayerShotZoneAnalysis> shotZonesOfASeason(SimulatedInput input) {
    return input.shotZones();
  }
}
