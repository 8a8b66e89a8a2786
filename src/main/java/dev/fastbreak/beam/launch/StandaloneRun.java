package dev.fastbreak.beam.launch;

import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.InputDigests;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * One processor's pipeline as a plain Beam program: all game dates of a range inside one season, in
 * one job, published with its ledger lines. It does not ask the ledger what is done and runs no
 * other processor; that is what the backfill is for.
 */
public final class StandaloneRun {

  private final Processor processor;
  private final ProcessorPipeline pipeline;

  private StandaloneRun(Processor processor, ProcessorPipeline pipeline) {
    this.processor = processor;
    this.pipeline = pipeline;
  }

  public static StandaloneRun of(Processor processor, ProcessorPipeline pipeline) {
    return new StandaloneRun(processor, pipeline);
  }

  /**
   * Parses {@link ProcessorOptions} and runs; returns when the runner returns.
   *
   * @throws IllegalArgumentException when an option is missing or the range cannot be one job
   */
  public void main(String[] args) {
    PipelineOptionsFactory.register(ProcessorOptions.class);
    ProcessorOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(ProcessorOptions.class);
    Pipeline job = create(options, Clock.systemUTC());
    job.run();
  }

  /** Builds the pipeline that the options ask for. */
  public Pipeline create(ProcessorOptions options, Clock clock) {
    LocalDate start = date("startDate", options.getStartDate());
    LocalDate end = date("endDate", options.getEndDate());
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "--endDate=%s lies before --startDate=%s; give the earlier one first."
              .formatted(end, start));
    }
    double limit = options.getFailureLimit();
    if (!(limit >= 0 && limit <= 1)) {
      throw new IllegalArgumentException(
          "--failureLimit=%s is no share; give a number from 0 to 1.".formatted(limit));
    }
    Warehouse warehouse = Warehouses.of(options.getWarehouse());
    if (!warehouse.isReachableFromElsewhere() && !options.getRunner().equals(DirectRunner.class)) {
      throw new IllegalArgumentException(
          "--warehouse=%s is a file of this machine, which the workers of %s cannot reach. Use bigquery:PROJECT."
              .formatted(options.getWarehouse(), options.getRunner().getSimpleName()));
    }
    Chunk chunk = chunk(warehouse, start, end, limit, clock);
    warehouse.configure(options);
    Pipeline job = Pipeline.create(options);
    pipeline.build(job, warehouse, chunk, clock, Interceptor.NONE);
    return job;
  }

  private static LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--%s=%s is not a date; write YYYY-MM-DD".formatted(option, text), e);
    }
  }

  private Chunk chunk(
      Warehouse warehouse, LocalDate start, LocalDate end, double failureLimit, Clock clock) {
    try (WarehouseSession session = warehouse.open()) {
      session.createMissingTables();
      LeagueCalendar calendar = Upstream.calendar(session);
      SeasonSchedule season = onlySeason(calendar, start, end);
      List<LocalDate> dates =
          season.gameDates().subSet(start, end.plusDays(1)).stream()
              .filter(date -> !season.isBootstrap(date))
              .toList();
      if (dates.isEmpty()) {
        throw new IllegalArgumentException(
            "Nothing to compute from %s to %s: every game date of the range is one of the season's first 14 days"
                .formatted(start, end));
      }
      LocalDate last = dates.get(dates.size() - 1);
      InputState state =
          new InputState(
              InputDigests.of(Upstream.fingerprints(session, season, last), dates),
              Ledger.read(session, start, end));
      ArrayList<DueDate> due = new ArrayList<>();
      dates.forEach(date -> due.add(new DueDate(date, state.digest(processor, date))));
      String runId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      return new Chunk(processor, season, due, runId, clock.instant(), failureLimit);
    }
  }

  private static SeasonSchedule onlySeason(
      LeagueCalendar calendar, LocalDate start, LocalDate end) {
    List<SeasonSchedule> seasons =
        calendar.seasons().values().stream()
            .filter(season -> !season.gameDates().subSet(start, end.plusDays(1)).isEmpty())
            .toList();
    if (seasons.size() != 1) {
      throw new IllegalArgumentException(
          "One job computes dates of one season, but %s to %s has game dates of %s. Give a range inside one of the seasons %s"
              .formatted(
                  start, end, seasons.isEmpty() ? "none" : seasons, calendar.seasons().values()));
    }
    return seasons.get(0);
  }
}
