package dev.fastbreak.core.teamdefense;

import static dev.fastbreak.core.games.ShotZone.MID_RANGE;
import static dev.fastbreak.core.games.ShotZone.PAINT;
import static dev.fastbreak.core.games.ShotZone.PERIMETER;
import static dev.fastbreak.core.number.Statistics.mean;
import static dev.fastbreak.core.number.Statistics.meanOfDecimals;
import static dev.fastbreak.core.number.Statistics.round;

import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.run.Completeness;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.SampleSize;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * TDZA: how well each team defended each shot zone over its newest 15 games before a date, and how
 * that compares with the league of the 30 days before.
 *
 * <p>A date's population is every team of the season's schedule, whether or not it plays that day.
 * The league averages need all teams, so the whole league is computed at once. Not safe for use by
 * two threads.
 */
public final class TeamDefenseCalculator {

  /** Length of the window; a team with fewer games has no row. */
  public static final int GAMES = 15;

  private static final int MEDIUM = 10;

  private final SeasonSchedule season;
  private final TeamGamesPresent present;
  private final SourceHasher sources = new SourceHasher();

  /**
   * A calculator for one season.
   *
   * @param present for which games team_defense_game_summary has a row of the team
   */
  public TeamDefenseCalculator(SeasonSchedule season, TeamGamesPresent present) {
    this.season = season;
    this.present = present;
  }

  /**
   * One team, ready to be computed date by date.
   *
   * @param games its rows of the season
   * @param league the averages to compare with
   */
  public EntityCalculator<TeamDefenseZoneAnalysis> of(
      String team, History<TeamDefenseGame> games, League league) {
    return new EntityCalculator<>() {
      @Override
      public String entityId() {
        return team;
      }

      @Override
      public Optional<Result<TeamDefenseZoneAnalysis>> on(LocalDate date) {
        return season.teams().contains(team)
            ? Optional.of(analyse(team, games.before(date), date, league.before(date)))
            : Optional.empty();
      }
    };
  }

  private Result<TeamDefenseZoneAnalysis> analyse(
      String team, Window<TeamDefenseGame> window, LocalDate date, LeagueAverages league) {
    Optional<FlawedRow> flaw = window.flawWithin(GAMES);
    if (flaw.isPresent()) {
      return Result.invalidInput(flaw.get());
    }
    if (window.size() < GAMES) {
      return Result.failed(
          FailureCategory.INSUFFICIENT_DATA,
          team
              + " has "
              + window.size()
              + (window.size() == 1 ? " game" : " games")
              + " before "
              + date
              + " in team_defense_game_summary, "
              + GAMES
              + " are needed. It has rows once there are more; if games are missing, load them.");
    }
    return Result.row(row(team, window.newest(GAMES), date, league));
  }

  private TeamDefenseZoneAnalysis row(
      String team, List<TeamDefenseGame> games, LocalDate date, LeagueAverages league) {
    ZoneDefense zones = new ZoneDefense(games, league);
    GameCoverage coverage = present.coverage(season, team, date, GAMES);
    Completeness completeness =
        coverage.describe(
            zones.isComplete(),
            new QualityIssue.Collector()
                .unless(coverage.isComplete(), QualityIssue.OWN_DATA_INCOMPLETE)
                .unless(zones.isComplete(), QualityIssue.ZONE_DATA_INCOMPLETE)
                .codes());
    return new TeamDefenseZoneAnalysis(
        team,
        date,
        zones.percentage(PAINT),
        zones.percentage(MID_RANGE),
        zones.percentage(PERIMETER),
        zones.attemptsPerGame(PAINT),
        zones.attemptsPerGame(MID_RANGE),
        zones.attemptsPerGame(PERIMETER),
        zones.paintPointsPerGame(),
        zones.blocksPerGame(PAINT),
        zones.blocksPerGame(MID_RANGE),
        zones.blocksPerGame(PERIMETER),
        zones.versusLeague(PAINT),
        zones.versusLeague(MID_RANGE),
        zones.versusLeague(PERIMETER),
        round(meanOfDecimals(games, TeamDefenseGame::defensiveRating), 2),
        round(mean(games, TeamDefenseGame::pointsAllowed), 1),
        round(meanOfDecimals(games, TeamDefenseGame::opponentPace), 1),
        games.size(),
        zones.strongest(),
        zones.weakest(),
        SampleSize.tier(games.size(), GAMES, MEDIUM),
        zones.notes(),
        new SourceTrace(
            sources.hash(games.stream().map(TeamDefenseGame::dataHash).toList()), games.size()),
        null,
        null,
        completeness);
  }
}
