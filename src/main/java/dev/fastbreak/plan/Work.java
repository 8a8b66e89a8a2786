package dev.fastbreak.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.warehouse.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan as what can be carried out: chunks to compute, each in one pipeline, and dates for which
 * nothing is computed, to be written down.
 *
 * @param recordings dates whose outcome is known beforehand
 * @param chunks dates to compute, oldest first; no chunk reads what another one writes
 */
public record Work(List<Recording> recordings, List<Chunk> chunks) {

  /**
   * The run that the work is done in.
   *
   * @param id its name
   * @param startedAt when it began
   * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
   * @param command what the user typed to start it; null when that is not known
   */
  public record Run(String id, Instant startedAt, double failureLimit, @Nullable String command) {}

  /** Makes work of a plan. */
  public static Work of(Plan plan, ChunkSize size, Run run) {
    List<Recording> recordings = new ArrayList<>();
    record(plan, plan.withoutGames(), Outcome.NO_GAMES, run, recordings);
    record(plan, plan.unrecordedBootstrap(), Outcome.SKIPPED_BOOTSTRAP, run, recordings);
    record(plan, plan.with(Reason.BLOCKED), Outcome.BLOCKED, run, recordings);
    List<Chunk> chunks = new ArrayList<>();
    bySeason(plan.due())
        .forEach(
            (year, dates) ->
                cut(dates, size).forEach(part -> chunks.add(chunk(plan.season(year), part, run))));
    return new Work(List.copyOf(recordings), List.copyOf(chunks));
  }

  private static void record(
      Plan plan, List<PlannedDate> dates, Outcome outcome, Run run, List<Recording> into) {
    bySeason(dates)
        .forEach(
            (year, ofSeason) -> {
              Map<ProcessorDate, String> reasons = new HashMap<>();
              if (outcome == Outcome.BLOCKED) {
                ofSeason.forEach(date -> reasons.put(date.key(), date.blocked().describe()));
              }
              into.add(
                  new Recording(
                      chunk(plan.season(year), ofSeason, run), outcome, reasons, run.startedAt()));
            });
  }

  private static Chunk chunk(SeasonFacts season, List<PlannedDate> dates, Run run) {
    Map<Processor, List<DueDate>> due =
        dates.stream()
            .collect(groupingBy(PlannedDate::processor, mapping(PlannedDate::due, toList())));
    return new Chunk(season, due, run.id(), run.startedAt(), run.failureLimit(), run.command());
  }

  private static Map<Integer, List<PlannedDate>> bySeason(List<PlannedDate> dates) {
    return dates.stream().collect(groupingBy(PlannedDate::seasonYear, TreeMap::new, toList()));
  }

  /** Consecutive dates that one pipeline takes, with all processors that are due on them. */
  private static List<List<PlannedDate>> cut(List<PlannedDate> dates, ChunkSize size) {
    Map<LocalDate, List<PlannedDate>> byDate =
        dates.stream().collect(groupingBy(PlannedDate::date, TreeMap::new, toList()));
    List<List<PlannedDate>> parts = new ArrayList<>();
    LocalDate first = null;
    int gameDates = 0;
    for (Map.Entry<LocalDate, List<PlannedDate>> entry : byDate.entrySet()) {
      boolean startsNew =
          first == null
              || switch (size.kind()) {
                case SEASON -> false;
                case MONTH -> !YearMonth.from(first).equals(YearMonth.from(entry.getKey()));
                case GAME_DATES -> gameDates >= size.gameDates();
              };
      if (startsNew) {
        parts.add(new ArrayList<>());
        first = entry.getKey();
        gameDates = 0;
      }
      parts.get(parts.size() - 1).addAll(entry.getValue());
      gameDates++;
    }
    return parts;
  }
}
