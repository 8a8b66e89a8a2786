package dev.fastbreak.app.plan;

import dev.fastbreak.core.catalog.Processor;
import java.time.LocalDate;
import java.util.List;

/**
 * What a backfill over a range would do: every game date of every processor asked for, with a
 * reason.
 *
 * @param start first day of the range, included
 * @param end last day, included
 * @param processors the processors asked for, in order of computation
 * @param dates all their game dates in the range, by processor and date
 * @param withoutGames dates that were game dates when they were computed and are none today, for
 *     example because of a postponed game; what they hold will go
 */
public record Plan(
    LocalDate start,
    LocalDate end,
    List<Processor> processors,
    List<PlannedDate> dates,
    List<PlannedDate> withoutGames) {

  /** A plan in which every computed date has its games still. */
  public Plan(LocalDate start, LocalDate end, List<Processor> processors, List<PlannedDate> dates) {
    this(start, end, processors, dates, List.of());
  }

  /** The dates of one processor, oldest first. */
  public List<PlannedDate> of(Processor processor) {
    return dates.stream().filter(date -> date.processor() == processor).toList();
  }

  /** The dates of one processor that have no games any more, oldest first. */
  public List<PlannedDate> withoutGames(Processor processor) {
    return withoutGames.stream().filter(date -> date.processor() == processor).toList();
  }

  /** The dates that will be computed. */
  public List<PlannedDate> due() {
    return dates.stream().filter(date -> date.reason().isDue()).toList();
  }

  /** Distinct game dates in the range. */
  public long gameDates() {
    return dates.stream().map(PlannedDate::date).distinct().count();
  }
}
