package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.plan.UpstreamGap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
 * @param unrecordedBootstrap bootstrap days of which the ledger does not speak yet
 * @param waiting game dates of the range behind their season's front: they wait for results
 * @param gaps what upstream lacks of what these dates are computed from
 * @param seasons what planning found out about each season, by the year in which it starts
 */
public record Plan(
    LocalDate start,
    LocalDate end,
    List<Processor> processors,
    List<PlannedDate> dates,
    List<PlannedDate> withoutGames,
    List<PlannedDate> unrecordedBootstrap,
    List<LocalDate> waiting,
    List<UpstreamGap> gaps,
    Map<Integer, SeasonFacts> seasons) {

  /** The dates of one processor, oldest first. */
  public List<PlannedDate> of(Processor processor) {
    return dates.stream().filter(date -> date.processor() == processor).toList();
  }

  /** The dates of one processor that have no games any more, oldest first. */
  public List<PlannedDate> withoutGames(Processor processor) {
    return withoutGames.stream().filter(date -> date.processor() == processor).toList();
  }

  /** The dates that are due, or not, for one reason. */
  public List<PlannedDate> with(Reason reason) {
    return dates.stream().filter(date -> date.reason() == reason).toList();
  }

  /** The oldest date that it speaks of; dates without games may lie outside of the range. */
  public LocalDate firstDate() {
    return allDates().reduce(start, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** The newest date that it speaks of. */
  public LocalDate lastDate() {
    return allDates().reduce(end, (a, b) -> a.isAfter(b) ? a : b);
  }

  private Stream<LocalDate> allDates() {
    return withoutGames.stream().map(PlannedDate::date);
  }

  /** What is known of the season that starts in a year. */
  public SeasonFacts season(int year) {
    SeasonFacts facts = seasons.get(year);
    if (facts == null) {
      throw new IllegalArgumentException("The plan has no season " + year);
    }
    return facts;
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
