package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a user asks of a backfill.
 *
 * @param start first day, included
 * @param end last day, included
 * @param processors the processors to run, in order of computation
 * @param resume whether the ledger decides what is done; otherwise every date is computed again
 * @param failFast whether the first date that fails ends the run
 * @param chunk how many dates one pipeline run takes
 * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
 * @param pipelineOptions Beam options by name (runner, project, region ...)
 */
public record BackfillRequest(
    LocalDate start,
    LocalDate end,
    List<Processor> processors,
    boolean resume,
    boolean failFast,
    ChunkSize chunk,
    double failureLimit,
    Map<String, String> pipelineOptions) {

  /** The same over another range. */
  BackfillRequest between(LocalDate first, LocalDate last) {
    return new BackfillRequest(
        first, last, processors, resume, failFast, chunk, failureLimit, pipelineOptions);
  }

  /**
   * The same request for each season of the range: seasons read nothing of each other. Together
   * they are the range again, with the days between seasons.
   */
  List<BackfillRequest> bySeason(LeagueCalendar calendar) {
    List<SeasonSchedule> seasons =
        calendar.seasons().values().stream()
            .filter(season -> !season.gameDates().subSet(start, end.plusDays(1)).isEmpty())
            .toList();
    List<BackfillRequest> parts = new ArrayList<>();
    for (int i = 0; i < seasons.size(); i++) {
      boolean last = i == seasons.size() - 1;
      parts.add(
          between(
              i == 0 ? start : seasons.get(i).opener(),
              last ? end : seasons.get(i + 1).opener().minusDays(1)));
    }
    return parts;
  }
}
