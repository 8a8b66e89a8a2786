package dev.fastbreak.app.report;

import dev.fastbreak.app.validate.ExpectedFailureRates;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * All that a report says.
 *
 * @param start first day, included
 * @param end last day, included
 * @param seasons the seasons with a game date in the range
 * @param dates every processor's game dates, by processor and date
 * @param ledger every ledger line of the range
 * @param failures every failure of the range
 * @param weeks shot zone failures by week beside the expected range
 * @param features the profile of every feature; empty without vectors
 * @param rows the rows that pictures of players and teams are made of
 * @param packed the same rows, packed for the page
 */
record Report(
    LocalDate start,
    LocalDate end,
    List<String> seasons,
    List<DateLine> dates,
    Collection<PrecomputeRun> ledger,
    List<PrecomputeFailure> failures,
    List<ExpectedFailureRates.Week> weeks,
    List<FeatureProfile> features,
    Rows rows,
    Pack packed) {

  /** Rows of the range, by entity and date. */
  record Rows(
      List<ReportRows.BoxScore> boxScores,
      List<ReportRows.TeamDefense> teamDefense,
      List<ReportRows.ShotZones> shotZones,
      List<ReportRows.Composite> composite,
      List<ReportRows.DailyCache> dailyCache,
      List<ReportRows.Vector> vectors) {

    /** As a page carries them. */
    Pack packed() {
      Pack pack = new Pack();
      pack.table("box_scores", ReportRows.BoxScore.PROJECTION, boxScores);
      pack.table("team_defense", ReportRows.TeamDefense.PROJECTION, teamDefense);
      pack.table("shot_zones", ReportRows.ShotZones.PROJECTION, shotZones);
      pack.table("composite", ReportRows.Composite.PROJECTION, composite);
      pack.table("daily_cache", ReportRows.DailyCache.PROJECTION, dailyCache);
      pack.table("vectors", ReportRows.Vector.PROJECTION, vectors);
      return pack;
    }
  }

  /** The dates that are the processor's to do; not those that wait for results. */
  List<DateLine> dates(Processor processor) {
    return dates.stream()
        .filter(line -> line.processor() == processor)
        .filter(line -> line.state() != DateLine.State.WAITING)
        .toList();
  }

  long rows(Processor processor) {
    return dates(processor).stream().mapToLong(DateLine::rows).sum();
  }

  long failures(Processor processor, boolean expected) {
    return failures.stream()
        .filter(failure -> failure.processorName().equals(processor.storedName()))
        .filter(failure -> FailureCategory.isExpected(failure.failureCategory()) == expected)
        .count();
  }
}
