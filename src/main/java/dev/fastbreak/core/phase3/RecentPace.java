package dev.fastbreak.core.phase3;

import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.number.Statistics;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The mean of a team's stored {@code pace} over its newest 10 games before a date, exactly. */
final class RecentPace {

  private static final int GAMES = 10;

  private final Map<String, List<TeamOffenseGameSummary>> byTeam;

  /** A team's roster asks the same question a dozen times over. */
  private final Map<TeamGame, @Nullable Fraction> answers = new HashMap<>();

  RecentPace(List<TeamOffenseGameSummary> offense) {
    byTeam =
        offense.stream()
            .sorted(Comparator.comparing(TeamOffenseGameSummary::gameDate))
            .collect(Collectors.groupingBy(TeamOffenseGameSummary::teamAbbr));
  }

  /** The mean, or null when the team has no game before the date. */
  @Nullable Fraction before(String team, LocalDate date) {
    return answers.computeIfAbsent(new TeamGame(team, date), this::mean);
  }

  private @Nullable Fraction mean(TeamGame game) {
    List<TeamOffenseGameSummary> rows = byTeam.getOrDefault(game.team(), List.of());
    int end = rows.size();
    while (end > 0 && !rows.get(end - 1).gameDate().isBefore(game.date())) {
      end--;
    }
    return Statistics.meanOfDecimals(
        rows.subList(Math.max(0, end - GAMES), end), TeamOffenseGameSummary::pace);
  }
}
