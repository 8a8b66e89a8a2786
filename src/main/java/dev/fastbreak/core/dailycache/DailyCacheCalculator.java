package dev.fastbreak.core.dailycache;

import static dev.fastbreak.core.number.Statistics.mean;
import static dev.fastbreak.core.number.Statistics.meanOfDecimals;
import static dev.fastbreak.core.number.Statistics.round;
import static dev.fastbreak.core.number.Statistics.sampleDeviation;
import static dev.fastbreak.core.number.Statistics.sum;
import static dev.fastbreak.core.run.QualityIssue.OWN_DATA_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.SYNTHETIC_CONTEXT;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_CONTEXT_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.run.EarlySeason;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.season.GameCoverages;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.teams.TeamForms;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PDC: a player's form before a date (newest 5, newest 10, season), his team's over its newest 10
 * games, and the columns of his context and shot zone row that go with them.
 *
 * <p>A date's population is that of {@link PlayerContexts}. A player with fewer than 5 played games
 * has no row ({@code INSUFFICIENT_DATA}), nor has one whose newest played game lies more than 30
 * days back ({@code STALE_DATA}).
 *
 * <p>Not safe for use by two threads.
 */
public final class DailyCacheCalculator {

  /** Version of the table's meaning, as rows carry it. */
  public static final String CACHE_VERSION = "v1";

  private static final int FEWEST_GAMES = 5;
  private static final int STALE_DAYS = 30;

  private final GameCoverages coverages;
  private final TeamForms teamForms;
  private final SourceTracer sources = new SourceTracer();

  /**
   * One player's input.
   *
   * @param contexts on which dates he is due, and what is known then
   * @param games the games that he played in
   * @param shotZones his shot zone rows
   */
  public record Player(
      String playerLookup,
      PlayerContexts contexts,
      PlayedGames games,
      History<ShotZoneRates> shotZones) {}

  /**
   * A calculator for one season.
   *
   * @param present for which games player_game_summary and team_offense_game_summary have rows of
   *     the team
   * @param teamForms the teams' forms before the due dates
   */
  public DailyCacheCalculator(
      SeasonSchedule season, TeamGamesPresent present, TeamForms teamForms) {
    this.coverages = GameCoverages.ofSeason(season, present);
    this.teamForms = teamForms;
  }

  /** One player, ready to be computed date by date. */
  public EntityCalculator<PlayerDailyCache> of(Player player) {
    return player
        .contexts()
        .calculator(player.playerLookup(), (date, context) -> calculate(player, date, context));
  }

  private Result<PlayerDailyCache> calculate(
      Player player, LocalDate date, ContextOnDate.Known known) {
    Window<BoxScoreLine> season = player.games().before(date);
    TeamForm team = teamForms.before(known.context().teamAbbr(), date);
    Optional<FlawedRow> flaw =
        season
            .anyFlaw()
            .or(() -> player.shotZones().flawOn(date))
            .or(() -> Optional.ofNullable(team.flawInNewest()));
    if (flaw.isPresent()) {
      return Result.invalidInput(flaw.get());
    }
    if (season.size() < FEWEST_GAMES) {
      return Result.failed(
          FailureCategory.INSUFFICIENT_DATA, EarlySeason.tooFewGames(season.size(), FEWEST_GAMES));
    }
    LocalDate newest = season.rows().get(0).gameDate();
    if (newest.isBefore(date.minusDays(STALE_DAYS))) {
      return Result.stale(newest, STALE_DAYS, date);
    }
    return Result.row(
        row(date, known, player.games(), season, team, player.shotZones().on(date).orElse(null)));
  }

  private PlayerDailyCache row(
      LocalDate date,
      ContextOnDate.Known known,
      PlayedGames games,
      Window<BoxScoreLine> season,
      TeamForm team,
      @Nullable ShotZoneRates shotZones) {
    PlayerContext context = known.context();
    UpcomingContext upcoming = known.row();
    List<BoxScoreLine> five = season.newest(5);
    List<BoxScoreLine> ten = season.newest(10);

    boolean shotReady = shotZones != null && shotZones.isProductionReady();
    GameCoverage coverage = coverages.of(context.teamAbbr(), date);
    List<String> issues =
        new QualityIssue.Collector()
            .unless(coverage.isComplete(), OWN_DATA_INCOMPLETE)
            .unless(shotReady, UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE)
            .unless(known.isReady(), UPSTREAM_PLAYER_CONTEXT_INCOMPLETE)
            .unless(!known.isSynthetic(), SYNTHETIC_CONTEXT)
            .codes();

    return new PlayerDailyCache(
        context.playerLookup(),
        context.universalPlayerId(),
        date,
        round(mean(five, BoxScoreLine::points), 1),
        round(mean(ten, BoxScoreLine::points), 1),
        round(games.meanPoints(season), 1),
        sampleDeviation(ten, BoxScoreLine::points, 2),
        round(meanOfDecimals(ten, BoxScoreLine::minutesPlayed), 1),
        round(meanOfDecimals(ten, BoxScoreLine::usageRate), 2),
        round(meanOfDecimals(ten, BoxScoreLine::tsPct), 3),
        season.size(),
        round(team.pace(), 1),
        round(team.offensiveRating(), 2),
        round(games.meanUsage(season), 2),
        context.gamesInLast7Days(),
        context.gamesInLast14Days(),
        context.minutesInLast7Days(),
        context.minutesInLast14Days(),
        context.backToBacksLast14Days(),
        context.avgMinutesPerGameLast7(),
        context.fourthQuarterMinutesLast7(),
        shotZones == null ? null : shotZones.primaryScoringZone(),
        shotZones == null ? null : shotZones.paintRateLast10(),
        shotZones == null ? null : shotZones.threePtRateLast10(),
        assistedRate(ten),
        context.playerAge(),
        shotZones != null,
        sources.trace(season.rows()),
        team.newestGames(),
        sources.trace(upcoming),
        sources.trace(shotZones),
        EarlySeason.isEarly(season.size()),
        EarlySeason.reason(season.size()),
        coverage.describe(shotReady && !known.isSynthetic(), issues),
        CACHE_VERSION);
  }

  /** Share of field goals made on a pass, 0..1; null when no game tells or none was made. */
  private static @Nullable BigDecimal assistedRate(List<BoxScoreLine> ten) {
    Long makes = sum(ten, BoxScoreLine::fgMakes);
    Long assisted = sum(ten, BoxScoreLine::assistedFgMakes);
    return makes == null || makes == 0 || assisted == null
        ? null
        : Fraction.of(assisted, makes).round(2);
  }
}
