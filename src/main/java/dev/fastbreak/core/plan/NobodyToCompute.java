package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of a game date of which upstream knows nobody. */
final class NobodyToCompute {

  private NobodyToCompute() {}

  /** The failure that stands for the whole date. */
  static Failure failure(SeasonSchedule season, ProcessorDate due) {
    return new Failure(
        due.date(),
        Failure.DATE_LEVEL,
        FailureCategory.INCOMPLETE_UPSTREAM,
        "%s is a game date%s, but %s. Load these rows, then run the date again."
            .formatted(due.date(), teams(season, due.date()), lack(due.processor())));
  }

  private static String lack(Processor processor) {
    List<Read> reads = Reads.STANDARD.of(processor);
    List<String> population =
        reads.stream()
            .filter(read -> read instanceof Read.Contexts || read instanceof Read.SyntheticContexts)
            .map(read -> read.view().table().name())
            .toList();
    if (!population.isEmpty()) {
      return "neither %s has a row of it".formatted(String.join(" nor ", population));
    }
    return reads.stream()
        .filter(Read.PlayedGames.class::isInstance)
        .findFirst()
        .map(
            read ->
                "no player has a played row in %s before it".formatted(read.view().table().name()))
        .orElse("the season's schedule names no team");
  }

  private static String teams(SeasonSchedule season, LocalDate date) {
    String teams =
        season.finalGames().entrySet().stream()
            .filter(team -> team.getValue().contains(date))
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
    return teams.isEmpty() ? "" : " of " + teams;
  }
}
