package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.Backfill;
import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.app.backfill.DirectLauncher;
import dev.fastbreak.app.backfill.PipelineLauncher;
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

/** The work behind the commands. What users type and see is tested with one that does none. */
public class Engine {

  /** Jobs take minutes; their state and counters are looked at so often. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  public UpstreamInput readFolder(Path folder, Consumer<String> progress) {
    return UpstreamImport.read(folder, progress);
  }

  /** Reads the season of a folder that plays on a day, as it stood that morning and as it is. */
  public UpstreamImport.Rehearsal readAsOf(Path folder, LocalDate day, Consumer<String> progress) {
    return UpstreamImport.rehearse(folder, day, progress);
  }

  public ImportResult load(
      UpstreamInput input, WarehouseSession session, Clock clock, Consumer<String> progress) {
    return UpstreamImport.load(input, session, clock, progress);
  }

  /**
   * Fills the upstream tables with simulated seasons, given by the years in which they start, with
   * rows missing or without.
   */
  public List<LoadResult> simulate(
      List<Integer> years,
      long seed,
      boolean gaps,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress) {
    return SimulateLeague.run(years, seed, gaps, session, clock, progress);
  }

  public Plan plan(
      Warehouse warehouse,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume) {
    return new Planner(warehouse).plan(start, end, processors, resume);
  }

  /** The same for who has read the schedule and the range's ledger in a session. */
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

  /** How one row came about, or why there is none; the entity as the user wrote it. */
  public Explanation explain(
      Warehouse warehouse, Processor processor, LocalDate date, String entity) {
    return new Explainer(warehouse).explain(processor, date, entity);
  }

  /** Prepares to carry a plan out, with Beam options by name and so many jobs at once elsewhere. */
  public Job backfill(
      Warehouse warehouse,
      Clock clock,
      BackfillListener listener,
      Map<String, String> pipelineOptions,
      int jobs) {
    DataflowLauncher elsewhere =
        ComputeOptions.DATAFLOW.equals(pipelineOptions.get(ComputeOptions.RUNNER))
            ? new DataflowLauncher(listener, jobs, LOOK_EVERY)
            : null;
    PipelineLauncher launcher = elsewhere == null ? new DirectLauncher(listener) : elsewhere;
    BeamRunner runner =
        new BeamRunner(warehouse, clock, pipelineOptions, Calculations.STANDARD, launcher);
    return new LocalJob(new Backfill(warehouse, runner, clock, listener), elsewhere);
  }

  /** A backfill that is ready to run. */
  public interface Job extends Interruptible {

    BackfillSummary run(BackfillRequest request);
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
