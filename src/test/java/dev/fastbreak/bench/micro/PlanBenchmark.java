package dev.fastbreak.bench.micro;

import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.plan.ProcessorDate;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** Planning: what a season's dates would be computed from, as digests. */
public class PlanBenchmark extends ShortRuns {

  @Benchmark
  public Map<ProcessorDate, String> digestsOfASeason(SimulatedInput input) {
    return InputDigests.of(input.fingerprints).byDate(input.season.gameDates());
  }
}
