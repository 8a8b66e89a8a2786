package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** The real work behind the commands. */
public final class LocalEngine implements Engine {

  private static UnsupportedOperationException notYet() {
    return new UnsupportedOperationException("The engine is not part of this build");
  }

  @Override
  public List<LoadResult> importFolder(
      Path folder, WarehouseSession session, Clock clock, Consumer<String> progress) {
    throw notYet();
  }

  @Override
  public List<LoadResult> simulate(
      List<Integer> years,
      long seed,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress) {
    throw notYet();
  }

  @Override
  public Plan plan(
      Warehouse warehouse,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume) {
    throw notYet();
  }

  @Override
  public BackfillSummary backfill(
      Warehouse warehouse, Clock clock, BackfillListener listener, BackfillRequest request) {
    throw notYet();
  }
}
