package dev.fastbreak.app.plan;

import dev.fastbreak.beam.launch.ProcessorPipelines;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;

/**
 * What the pipelines of a plan read of a warehouse that charges for bytes. Feature tables count as
 * they are now: what the run itself adds to them before others read it is not known yet. The
 * queries of publishing are not part of it.
 *
 * @param bytes bytes of the columns and dates that are read
 * @param pricePerTib US dollars for 2^40 bytes
 */
public record ReadCost(long bytes, BigDecimal pricePerTib) {

  /**
   * Estimates a plan's reads with one chunk per season and processor; smaller chunks read a
   * season's beginning more than once.
   *
   * @return empty where bytes cost nothing
   * @throws WarehouseException when the warehouse cannot estimate
   */
  public static Optional<ReadCost> of(
      Plan plan, LeagueCalendar calendar, WarehouseSession session, BigDecimal pricePerTib) {
    // Pipelines take a moment to build: ask first whether bytes have a price here.
    if (session.estimateBytes(List.of()).isEmpty()) {
      return Optional.empty();
    }
    return session.estimateBytes(slices(plan, calendar)).stream()
        .mapToObj(bytes -> new ReadCost(bytes, pricePerTib))
        .findFirst();
  }

  private static List<Slice<?>> slices(Plan plan, LeagueCalendar calendar) {
    RecordedReads reads = new RecordedReads();
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Map<Integer, SeasonSchedule> seasons = Map.copyOf(calendar.seasons());
    for (Processor processor : plan.processors()) {
      dueBySeason(plan.of(processor))
          .forEach(
              (year, due) -> {
                SeasonSchedule season = seasons.get(year);
                if (season == null) {
                  throw new IllegalStateException("No season for " + due.get(0));
                }
                Chunk chunk =
                    new Chunk(
                        processor,
                        season,
                        due,
                        "00000000",
                        clock.instant(),
                        Chunk.DEFAULT_FAILURE_LIMIT);
                ProcessorPipelines.of(processor)
                    .build(Pipeline.create(), reads, chunk, clock, Interceptor.NONE);
              });
    }
    return reads.slices();
  }

  private static Map<Integer, List<DueDate>> dueBySeason(List<PlannedDate> dates) {
    Map<Integer, List<DueDate>> due = new TreeMap<>();
    for (PlannedDate date : dates) {
      if (date.reason().isDue()) {
        due.computeIfAbsent(date.seasonYear(), year -> new ArrayList<>()).add(date.due());
      }
    }
    return due;
  }

  /** US dollars, rounded half up to so many decimals. */
  public BigDecimal dollars(int decimals) {
    return Price.dollars(bytes, pricePerTib, decimals);
  }
}
