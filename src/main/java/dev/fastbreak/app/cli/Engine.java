package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.explain.Explanation;
import dev.fastbreak.app.importing.ImportResult;
import dev.fastbreak.app.importing.UpstreamImport;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.plan.Ledger;
import dev.fastbreak.plan.Plan;
import dev.fastbreak.warehouse.LoadResult;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The work behind the commands, so that what users type and see can be tested without it. */
public interface Engine {

  UpstreamInput readFolder(Path folder, Consumer<String> progress);

  /** Reads the season of a folder that plays on a day, as it stood that morning and as it is. */
  UpstreamImport.Rehearsal readAsOf(Path folder, LocalDate day, Consumer<String> progress);

  ImportResult load(
      UpstreamInput input, WarehouseSession session, Clock clock, Consumer<String> progress);

  /**
   * Fills the upstream tables with simulated seasons, given by the years in which they start, with
   * rows missing or without.
   */
  List<LoadResult> simulate(
      List<Integer> years,
      long seed,
      boolean gaps,
      WarehouseSession session,
      Clock clock,
      Consumer<String> progress);

  Plan plan(
      Warehouse warehouse,
      LocalDate start,
      LocalDate end,
      List<Processor> processors,
      boolean resume);

  /** The same for who has read the schedule and the range's ledger in a session. */
  Plan plan(
      Warehouse warehouse,
      WarehouseSession session,
      LeagueCalendar calendar,
      Ledger ledger,
      DateRange range,
      List<Processor> processors);

  /** How one row came about, or why there is none; the entity as the user wrote it. */
  Explanation explain(Warehouse warehouse, Processor processor, LocalDate date, String entity);

  /** Prepares to carry a plan out, with Beam options by name and so many jobs at once elsewhere. */
  Job backfill(
      Warehouse warehouse,
      Clock clock,
      BackfillListener listener,
      Map<String, String> pipelineOptions,
      int jobs);

  interface Job extends Interruptible {

    BackfillSummary run(BackfillRequest request);
  }
}
