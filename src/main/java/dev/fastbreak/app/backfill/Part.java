package dev.fastbreak.app.backfill;

import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How a processor ended in one part of a run, and when that part began. */
record Part(ProcessorSummary summary, Instant begin) {

  private Instant end() {
    return begin.plus(summary.elapsed());
  }

  /** One summary of all parts of a processor. Time during which two of them ran counts once. */
  static ProcessorSummary together(List<Part> parts) {
    if (parts.size() == 1) {
      return parts.get(0).summary();
    }
    List<ProcessorSummary> summaries = parts.stream().map(Part::summary).toList();
    List<PrecomputeRun> dates = new ArrayList<>();
    summaries.forEach(summary -> dates.addAll(summary.dates()));
    dates.sort(Comparator.comparing(PrecomputeRun::analysisDate));
    return new ProcessorSummary(
        summaries.get(0).processor(),
        summaries.stream().mapToInt(ProcessorSummary::gameDates).sum(),
        summaries.stream().mapToInt(ProcessorSummary::upToDate).sum(),
        summaries.stream().mapToInt(ProcessorSummary::bootstrap).sum(),
        List.copyOf(dates),
        summaries.stream().mapToInt(ProcessorSummary::notPublished).sum(),
        summaries.stream()
            .map(ProcessorSummary::error)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        atWork(parts));
  }

  private static Duration atWork(List<Part> parts) {
    Duration sum = Duration.ZERO;
    Instant covered = Instant.MIN;
    for (Part part : parts.stream().sorted(Comparator.comparing(Part::begin)).toList()) {
      Instant from = part.begin.isBefore(covered) ? covered : part.begin;
      if (part.end().isAfter(from)) {
        sum = sum.plus(Duration.between(from, part.end()));
        covered = part.end();
      }
    }
    return sum;
  }
}
