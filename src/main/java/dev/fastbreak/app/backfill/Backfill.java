package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.Plan;
import dev.fastbreak.app.plan.Planner;
import dev.fastbreak.beam.launch.UndatedRows;
import dev.fastbreak.beam.launch.Upstream;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.RunId;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a plan out: stage by stage in the processors' order, chunk by chunk, each chunk published
 * in one transaction. Several seasons go through their stages next to each other. Nothing is kept
 * but the ledger, so a run that was cut off is resumed by giving the same command again.
 */
public final class Backfill {

  private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

  private final Warehouse warehouse;
  private final Planner planner;
  private final PipelineRunner runner;
  private final Clock clock;
  private final BackfillListener listener;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Backfill(
      Warehouse warehouse, PipelineRunner runner, Clock clock, BackfillListener listener) {
    this.warehouse = warehouse;
    this.planner = new Planner(warehouse);
    this.runner = runner;
    this.clock = clock;
    this.listener = listener;
  }

  /** Lets the chunks that are being published end, and begins no more. Any thread may call it. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Plans and carries out.
   *
   * @throws WarehouseException when the warehouse cannot be used at all; trouble with one chunk is
   *     told in the summary instead
   */
  public BackfillSummary run(BackfillRequest request) {
    Instant begin = clock.instant();
    String runId = RunId.next(clock);
    LeagueCalendar calendar;
    // The session keeps the warehouse open, and to ourselves, from the plan to the last publish.
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      calendar = Upstream.calendar(session);
      List<UndatedRows> undated = UndatedRows.of(session, calendar);
      Plan plan =
          planner.plan(request.start(), request.end(), request.processors(), request.resume());
      LOG.info(
          "Run {} on {}: {} dates of processors due", runId, warehouse.uri(), plan.due().size());
      listener.planned(plan);
      RunContext run =
          new RunContext(
              runId, begin, calendar, session, planner, runner, listener, clock, stopped);
      List<BackfillRequest> seasons = request.bySeason(calendar);
      List<ProcessorSummary> summaries =
          seasons.size() > 1 && runner.pipelinesAbreast() > 1
              ? seasonsAbreast(seasons, run)
              : stageByStage(request, run);
      return new BackfillSummary(
          runId,
          summaries,
          stopped.get(),
          Duration.between(begin, clock.instant()),
          undated,
          new RunTraffic(
              runner.traffic().sum(),
              planner.traffic().plus(session.traffic()),
              runner.traffic().isWhole()));
    }
  }

  /** One season: the processors of a stage share the machine, and the next stage waits for them. */
  private List<ProcessorSummary> stageByStage(BackfillRequest request, RunContext run) {
    List<ProcessorSummary> summaries = new ArrayList<>();
    for (List<Processor> stage : Stages.of(request.processors())) {
      int abreast = Math.min(stage.size(), runner.pipelinesAbreast());
      List<Supplier<Part>> work = new ArrayList<>();
      stage.forEach(processor -> work.add(new ProcessorRun(processor, request, run, abreast)::run));
      List<ProcessorSummary> ended =
          Parallel.run(work, abreast).stream().map(Part::summary).toList();
      ended.forEach(listener::finished);
      summaries.addAll(ended);
      if (request.failFast() && ended.stream().anyMatch(Backfill::hasFailed)) {
        break;
      }
    }
    summaries.sort(Comparator.comparing(ProcessorSummary::processor));
    return List.copyOf(summaries);
  }

  /** Several seasons: each goes through all its stages by itself, next to the others. */
  private List<ProcessorSummary> seasonsAbreast(List<BackfillRequest> seasons, RunContext run) {
    int abreast = Math.min(seasons.size(), runner.pipelinesAbreast());
    AtomicBoolean failed = new AtomicBoolean();
    List<Supplier<List<Part>>> lanes = new ArrayList<>();
    for (BackfillRequest season : seasons) {
      lanes.add(() -> lane(season, run, abreast, failed));
    }
    Map<Processor, List<Part>> parts = new EnumMap<>(Processor.class);
    for (List<Part> lane : Parallel.run(lanes, abreast)) {
      for (Part part : lane) {
        parts.computeIfAbsent(part.summary().processor(), p -> new ArrayList<>()).add(part);
      }
    }
    List<ProcessorSummary> summaries = parts.values().stream().map(Part::together).toList();
    summaries.forEach(listener::finished);
    return summaries;
  }

  private List<Part> lane(
      BackfillRequest season, RunContext run, int abreast, AtomicBoolean failed) {
    List<Part> parts = new ArrayList<>();
    for (List<Processor> stage : Stages.of(season.processors())) {
      for (Processor processor : stage) {
        if (season.failFast() && failed.get()) {
          return parts;
        }
        Part part = new ProcessorRun(processor, season, run, abreast).run();
        parts.add(part);
        if (hasFailed(part.summary())) {
          failed.set(true);
        }
      }
    }
    return parts;
  }

  private static boolean hasFailed(ProcessorSummary summary) {
    return summary.error() != null
        || summary.count(Outcome.FAILED) + summary.count(Outcome.BLOCKED) > 0;
  }
}
