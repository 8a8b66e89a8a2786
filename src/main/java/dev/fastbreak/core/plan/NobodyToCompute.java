package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.season.ExpectedRoster;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
    Optional<String> contexts = table(reads, Read.Contexts.class);
    Optional<String> games = table(reads, Read.SyntheticContexts.class);
    if (contexts.isPresent() && games.isPresent()) {
      return "%s has no row of it, and %s no player of these teams in the %d days before it"
          .formatted(contexts.get(), games.get(), ExpectedRoster.DAYS);
    }
    return table(reads, Read.PlayedGames.class)
        .map(name -> "no player has a played row in %s before it".formatted(name))
        .orElse("the season's schedule names no team");
  }

  private static Optional<String> table(List<Read> reads, Class<? extends Read> kind) {
    return reads.stream()
        .filter(kind::isInstance)
        .map(read -> read.view().table().name())
        .findFirst();
  }

  private static String teams(SeasonSchedule season, LocalDate date) {
    String teams = String.join(", ", season.games(date).keySet());
    return teams.isEmpty() ? "" : " of " + teams;
  }
}
