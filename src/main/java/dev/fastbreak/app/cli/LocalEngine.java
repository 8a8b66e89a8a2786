package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.DirectLauncher;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.dataflow.DataflowLauncher;
import dev.fastbreak.app.explain.Explainer;
import dev.fastbreak.app.explain.Explanation;
import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.app.simulation.SimulateLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.plan.Planner;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The real work behind the commands. */
public final class LocalEngine implements Engine {

  /** Jobs take minutes; their state and counters are looked at so often. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  @Override
  public UpstreamInput readFolder(Path folder, Consumer<String> progress) {
    return UpstreamImport.read(folder, progress);
  }

  @Override
  public UpstreamImport.Rehearsal readAsOf(Path folder, LocalDate day, Consumer<String> progress) {
    return UpstreamImport.rehearse(folder, day, progress);
  }

  @Override
  public ImportResult load(
      UpstreamInput input, WarehouseSession session, Clock clock, Consumer<String> progress) {
    return UpstreamImport.load(input, session, clock, progress);
  }

  @Override
  public List<LoadResult> simulate(
      List<Integer> years,
      long seed,
      boolean gaps,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress) {
    return SimulateLeague.run(years, seed, gaps, session, clock, progress);
  }

  @Override
  public Plan plan(
      Warehouse warehouse,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume) {
    return new Planner(warehouse).plan(start, end, processors, resume);
  }

  @Override
  public Plan plan(
      Warehouse warehouse,
      WarehouseSession session,
      LeagueCalendar calendar,
      Ledger ledger,
      DateRange range,
      List<Processor> processors) {
    return new Planner(warehouse)
        .plan(session, calendar, ledger, range.start(), range.end(), processors, true);
  }

  @Override
  public Explanation explain(
      Warehouse warehouse, Processor processor, LocalDate date, String entity) {
    return new Explainer(warehouse).explain(processor, date, entity);
  }

  @Override
  public Job backfill(
      Warehouse warehouse,
      Clock clock,
      BackfillListener listener,
      Map<String, String> pipelineOptions,
      int jobs) {
    if (ComputeOptions.DATAFLOW.equals(pipelineOptions.get(ComputeOptions.RUNNER))) {
      DataflowLauncher launcher = new DataflowLauncher(listener, jobs, LOOK_EVERY);
      BeamRunner runner =
          new BeamRunner(warehouse, clock, pipelineOptions, Calculations.STANDARD, launcher);
      return new LocalJob(new Backfill(warehouse, runner, clock, listener), launcher);
    }
    BeamRunner runner =
        new BeamRunner(
            warehouse, clock, pipelineOptions, Calculations.STANDARD, new DirectLauncher(listener));
    return new LocalJob(new Backfill(warehouse, runner, clock, listener), null);
  }

  private record LocalJob(Backfill backfill, @Nullable DataflowLauncher elsewhere) implements Job {

    @Override
    public BackfillSummary run(BackfillRequest request) {
      return backfill.run(request);
    }

    @Override
    public void stop() {
      backfill.stop();
    }

    @Override
    public List<RemoteJob> remoteJobs() {
      return elsewhere == null ? List.of() : elsewhere.running();
    }

    @Override
    public void leave() {
      if (elsewhere != null) {
        elsewhere.leave();
      }
    }
  }
}
