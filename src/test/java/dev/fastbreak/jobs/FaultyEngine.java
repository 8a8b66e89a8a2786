package dev.fastbreak.jobs;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.cli.Engine;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.Map;

/** The engine that the program has, but for what it computes. */
final class FaultyEngine {

  private FaultyEngine() {}

  static Engine of(Calculations calculations) {
    return new Engine() {
      @Override
      public Job backfill(
          Warehouse warehouse,
          Clock clock,
          BackfillListener listener,
          Map<String, String> pipelineOptions,
          int jobs) {
        return job(warehouse, clock, listener, calculations);
      }
    };
  }

  private static Engine.Job job(
      Warehouse warehouse, Clock clock, BackfillListener listener, Calculations calculations) {
    Backfill backfill =
        new Backfill(
            warehouse, new BeamRunner(warehouse, clock, Map.of(), calculations), clock, listener);
    return new Engine.Job() {
      @Override
      public BackfillSummary run(BackfillRequest request) {
        return backfill.run(request);
      }

      @Override
      public void stop() {
        backfill.stop();
      }
    };
  }
}
