package dev.fastbreak.core.composite;

import static dev.fastbreak.core.run.QualityIssue.OWN_DATA_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.SYNTHETIC_CONTEXT;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_CONTEXT_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_TEAM_CONTEXT_INCOMPLETE;
import static dev.fastbreak.core.run.QualityIssue.UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE;

import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.games.PlayedGames;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.run.EarlySeason;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.QualityIssue;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.season.GameCoverages;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.GameCoverage;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PCF: what fatigue, matchup, pace and usage should do to a player's scoring on a date, from his
 * context, his shot zone row, and the opponent's defence and context rows of that date.
 *
 * <p>A date's population is that of {@link PlayerContexts}. An upstream row that is not there takes
 * nothing from the population: its part of the score is 0, and the row says what was missing.
 *
 * <p>Not safe for use by two threads.
 */
public final class CompositeFactorsCalculator {

  /** Version of the formulas, as rows carry it. */
  public static final String CALCULATION_VERSION = "v1_4factors";

  /** Newest final games of the team that completeness looks at. */
  public static final int COMPLETENESS_WINDOW = 10;

  private static final long EXTREME_FATIGUE = 50;
  private static final Fraction EXTREME_MATCHUP = Fraction.of(8);
  private static final Fraction EXTREME_ADJUSTMENT = Fraction.of(12);

  private final GameCoverages coverages;
  private final EntityHistories<OpponentDefense> defenses;
  private final EntityHistories<TeamContext> teamContexts;
  private final SourceTracer sources = new SourceTracer();
  private final FactorContext factorContext = new FactorContext();

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
   * @param present for which games player_game_summary has any row of the team
   * @param defenses defence rows of the due dates
   * @param teamContexts upcoming_team_game_context rows of the due dates
   */
  public CompositeFactorsCalculator(
      SeasonSchedule season,
      TeamGamesPresent present,
      EntityHistories<OpponentDefense> defenses,
      EntityHistories<TeamContext> teamContexts) {
    this.coverages = new GameCoverages(season, present, COMPLETENESS_WINDOW);
    this.defenses = defenses;
    this.teamContexts = teamContexts;
  }

  /** One player, ready to be computed date by date. */
  public EntityCalculator<PlayerCompositeFactors> of(Player player) {
    return player
        .contexts()
        .calculator(player.playerLookup(), (date, context) -> calculate(player, date, context));
  }

  private Result<PlayerCompositeFactors> calculate(
      Player player, LocalDate date, ContextOnDate.Known known) {
    String opponent = known.context().opponentTeamAbbr();
    Window<BoxScoreLine> games = player.games().before(date);
    Optional<FlawedRow> flaw =
        player
            .shotZones()
            .flawOn(date)
            .or(() -> defenses.flawOn(opponent, date))
            .or(() -> teamContexts.flawOn(opponent, date))
            // Of his games only their number matters, and from a full sample on not even that.
            .or(() -> EarlySeason.isEarly(games.size()) ? games.anyFlaw() : Optional.empty());
    return flaw.isPresent()
        ? Result.invalidInput(flaw.get())
        : Result.row(
            row(
                date,
                known,
                games.size(),
                player.shotZones().on(date).orElse(null),
                defenses.on(opponent, date).orElse(null),
                teamContexts.on(opponent, date).orElse(null)));
  }

  private PlayerCompositeFactors row(
      LocalDate date,
      ContextOnDate.Known known,
      int played,
      @Nullable ShotZoneRates shotZones,
      @Nullable OpponentDefense defense,
      @Nullable TeamContext teamContext) {
    PlayerContext context = known.context();

    long fatigue = Fatigue.score(context);
    Matchup matchup = Matchup.of(shotZones, defense);
    Fraction mismatch = matchup.score();
    Fraction pace = PaceEffect.score(context.paceDifferential());
    Fraction usage =
        UsageSpike.score(
            context.projectedUsageRate(),
            context.avgUsageRateLast7Games(),
            context.starTeammatesOut());
    Fraction total = Fatigue.adjustment(fatigue).plus(mismatch).plus(pace).plus(usage);

    List<String> missing = MissingInput.of(context, matchup);
    List<String> warnings = warnings(fatigue, mismatch, total);

    boolean shotReady = shotZones != null && shotZones.isProductionReady();
    boolean defenseReady = defense != null && defense.isProductionReady();
    boolean contextReady = known.isReady();
    boolean teamContextReady = teamContext != null && teamContext.isReady();
    GameCoverage coverage = coverages.of(context.teamAbbr(), date);
    List<String> issues =
        new QualityIssue.Collector()
            .unless(coverage.isComplete(), OWN_DATA_INCOMPLETE)
            .unless(shotReady, UPSTREAM_PLAYER_SHOT_ZONE_INCOMPLETE)
            .unless(defenseReady, UPSTREAM_TEAM_DEFENSE_ZONE_INCOMPLETE)
            .unless(contextReady, UPSTREAM_PLAYER_CONTEXT_INCOMPLETE)
            .unless(teamContextReady, UPSTREAM_TEAM_CONTEXT_INCOMPLETE)
            .unless(!known.isSynthetic(), SYNTHETIC_CONTEXT)
            .codes();

    BigDecimal mismatchScore = mismatch.round(1);
    BigDecimal paceScore = pace.round(1);
    BigDecimal usageScore = usage.round(1);
    return new PlayerCompositeFactors(
        context.playerLookup(),
        context.universalPlayerId(),
        date,
        context.gameId(),
        date,
        fatigue,
        mismatchScore,
        paceScore,
        usageScore,
        total.round(2),
        factorContext.fatigue(context, fatigue),
        matchup.describe(factorContext, mismatchScore),
        factorContext.pace(context, paceScore),
        factorContext.usage(context, usageScore),
        CALCULATION_VERSION,
        Fraction.of(100L * (MissingInput.INPUTS - missing.size()), MissingInput.INPUTS).round(2),
        missing.isEmpty() ? null : String.join(", ", missing),
        !warnings.isEmpty(),
        warnings.isEmpty() ? null : String.join("; ", warnings),
        sources.trace(known.row()),
        sources.trace(teamContext),
        sources.trace(shotZones),
        sources.trace(defense),
        EarlySeason.isEarly(played),
        EarlySeason.reason(played),
        shotReady,
        defenseReady,
        contextReady,
        teamContextReady,
        shotReady && defenseReady && contextReady && teamContextReady,
        coverage.describe(shotReady && defenseReady && !known.isSynthetic(), issues));
  }

  /** Codes of what is out of the ordinary, by exact values. */
  private static List<String> warnings(long fatigue, Fraction mismatch, Fraction total) {
    List<String> warnings = new ArrayList<>(3);
    if (fatigue < EXTREME_FATIGUE) {
      warnings.add("EXTREME_FATIGUE");
    }
    if (mismatch.abs().compareTo(EXTREME_MATCHUP) > 0) {
      warnings.add("EXTREME_MATCHUP");
    }
    if (total.abs().compareTo(EXTREME_ADJUSTMENT) > 0) {
      warnings.add("EXTREME_ADJUSTMENT");
    }
    return warnings;
  }
}
