package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.composite.Fatigue;
import dev.fastbreak.core.composite.Matchup;
import dev.fastbreak.core.composite.MissingInput;
import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.composite.ShotZoneMismatch;
import dev.fastbreak.core.composite.UsageSpike;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.population.ContextOnDate;
import dev.fastbreak.core.population.PlayerContext;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.window.History;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of PCF: the penalties, the matchup, pace and usage behind the score. */
final class CompositeFactorsDerivation {

  /** What an unknown input counts as. */
  private static final Map<String, String> ORDINARY =
      Map.of(
          "days_rest", "unknown: counts as 1",
          "back_to_back", "unknown: counts as false",
          "games_in_last_7_days", "unknown: counts as 3",
          "minutes_in_last_7_days", "unknown: counts as 200",
          "avg_minutes_per_game_last_7", "unknown: counts as 30",
          "back_to_backs_last_14_days", "unknown: counts as 0",
          "player_age", "unknown: counts as 25",
          "projected_usage_rate", "unknown: the usage score is 0",
          "avg_usage_rate_last_7_games", "unknown: the usage score is 0",
          "pace_differential", "unknown: the pace score is 0");

  private final SeasonInputs inputs;
  private final PlayerPopulation population;
  private final ContextOnDate.@Nullable Known known;
  private final EntityHistories<OpponentDefense> defenses;
  private final EntityHistories<TeamContext> teamContexts;
  private final History<ShotZoneRates> shotZones;

  private CompositeFactorsDerivation(SeasonInputs inputs, String player) {
    this.inputs = inputs;
    this.population = new PlayerPopulation(inputs);
    this.known = population.known(player);
    this.defenses = inputs.of(Views.DEFENSES);
    this.teamContexts = inputs.of(Views.TEAM_CONTEXTS);
    this.shotZones = inputs.of(Views.SHOT_ZONES).of(player);
  }

  static Derivation<PlayerCompositeFactors> of(SeasonInputs inputs, String player) {
    CompositeFactorsDerivation own = new CompositeFactorsDerivation(inputs, player);
    ContextOnDate.Known context = own.known;
    return new Derivation<>(
        Tables.PLAYER_COMPOSITE_FACTORS,
        inputs.result(Calculations.STANDARD.compositeFactors(), player),
        context == null ? new Columns() : own.columns(context),
        context == null ? List.of() : own.evidence(context),
        own.population.whyNobody(player),
        own.population.names());
  }

  private @Nullable ShotZoneRates zones() {
    return shotZones.on(inputs.date()).orElse(null);
  }

  private @Nullable OpponentDefense defense(PlayerContext context) {
    return defenses.on(context.opponentTeamAbbr(), inputs.date()).orElse(null);
  }

  private Columns columns(ContextOnDate.Known known) {
    PlayerContext context = known.context();
    String opponent = context.opponentTeamAbbr();
    long fatigue = Fatigue.score(context);
    Matchup matchup = Matchup.of(zones(), defense(context));
    List<String> missing = MissingInput.of(context, matchup);
    String mismatch = mismatch(matchup);
    String pace = pace(context);
    String usage = usage(context);
    return new Columns()
        .formula("fatigue_score", fatigue(context), fatigueParts(context))
        .formula("shot_zone_mismatch_score", mismatch, mismatchNote(context, matchup))
        .formula(
            "pace_score",
            pace,
            context.paceDifferential() == null
                ? "pace_differential is unknown"
                : "half the pace differential, within 3")
        .formula("usage_spike_score", usage, usageNote(context))
        .formula(
            "total_composite_adjustment",
            "(%d - 100) / 20 + %s + %s + %s".formatted(fatigue, mismatch, pace, usage),
            "the exact parts, rounded once")
        .formula(
            "data_completeness_pct",
            "100 * %d / %d".formatted(MissingInput.INPUTS - missing.size(), MissingInput.INPUTS),
            missing.isEmpty() ? "" : "unknown: " + String.join(", ", missing))
        .note("analysis_date", "the game date")
        .note(
            "warning_details",
            "by exact values: fatigue below 50, matchup beyond 8, total beyond 12")
        .source("source_player_context", "context row upstream", known.row() == null)
        .source(
            "source_team_context",
            "context row of " + opponent,
            teamContexts.on(opponent, inputs.date()).isEmpty())
        .source("source_player_shot", "shot zone row", zones() == null)
        .source("source_team_defense", "defence row of " + opponent, defense(context) == null)
        .completeness(inputs, inputs.present(), context.teamAbbr());
  }

  private static String fatigue(PlayerContext context) {
    StringBuilder sum = new StringBuilder("clamp(").append(Fatigue.FRESH);
    for (Fatigue.Part part : Fatigue.parts(context)) {
      sum.append(part.points() < 0 ? " - " : " + ").append(Math.abs(part.points()));
    }
    return sum.append(", 0, 100)").toString();
  }

  private static String fatigueParts(PlayerContext context) {
    Set<Fatigue.Part> parts = Fatigue.parts(context);
    return parts.isEmpty()
        ? "no penalty and no bonus"
        : parts.stream()
            .map(part -> "%+d %s".formatted(part.points(), part.meaning()))
            .collect(Collectors.joining("; "));
  }

  private static String mismatch(Matchup matchup) {
    ShotZoneMismatch mismatch = matchup.mismatch();
    return mismatch == null
        ? "0"
        : "clamp(%s * min(%s / 50, 1)%s, -10, 10)"
            .formatted(
                Formulas.decimal(mismatch.versusLeague()),
                Formulas.decimal(mismatch.rate()),
                mismatch.isExtreme() ? " * 1.2" : "");
  }

  private String mismatchNote(PlayerContext context, Matchup matchup) {
    String opponent = context.opponentTeamAbbr();
    if (!matchup.hasPlayer()) {
      return zones() == null
          ? "the player has no shot zone row on the date"
          : "the player's shot zone row knows no rates";
    }
    if (!matchup.hasOpponent()) {
      return defense(context) == null
          ? opponent + " has no defence row on the date"
          : "the defence row of " + opponent + " knows nothing of his zone";
    }
    ShotZoneMismatch mismatch = Objects.requireNonNull(matchup.mismatch());
    return "zone %s: what %s allows there against the league * how much he lives there%s"
        .formatted(
            mismatch.zone().label(),
            opponent,
            mismatch.isExtreme() ? ", a fifth more beyond 5" : "");
  }

  private static String pace(PlayerContext context) {
    BigDecimal differential = context.paceDifferential();
    return differential == null
        ? "0"
        : "clamp(%s / 2, -3, 3)".formatted(differential.toPlainString());
  }

  private static String usage(PlayerContext context) {
    BigDecimal projected = context.projectedUsageRate();
    BigDecimal baseline = context.avgUsageRateLast7Games();
    if (projected == null || baseline == null || baseline.signum() == 0) {
      return "0";
    }
    Fraction factor =
        UsageSpike.starFactor(
            Fraction.of(projected).minus(Fraction.of(baseline)), context.starTeammatesOut());
    return "clamp(0.3 * (%s - %s)%s, -3, 3)"
        .formatted(
            Formulas.decimal(Fraction.of(projected)),
            Formulas.decimal(Fraction.of(baseline)),
            factor.equals(Fraction.ONE) ? "" : " * " + Formulas.decimal(factor));
  }

  private static String usageNote(PlayerContext context) {
    List<String> notes = new ArrayList<>();
    notes.add("projected minus recent usage rate");
    if (context.projectedUsageRate() == null) {
      notes.add("projected_usage_rate is unknown");
    }
    if (context.avgUsageRateLast7Games() == null) {
      notes.add("avg_usage_rate_last_7_games is unknown");
    }
    Long stars = context.starTeammatesOut();
    if (stars != null && stars > 0) {
      notes.add("star team-mates out: " + stars);
    }
    return String.join("; ", notes);
  }

  private List<Evidence> evidence(ContextOnDate.Known known) {
    PlayerContext context = known.context();
    Evidence upstream =
        new Evidence(
            "Rows of %s that were read".formatted(inputs.date()),
            "table, of, what, ready, data_hash");
    ShotZoneRates zones = zones();
    if (zones != null) {
      upstream.row(
          Tables.PLAYER_SHOT_ZONE_ANALYSIS.name(),
          zones.playerLookup(),
          "primary %s, paint %s, mid-range %s, three %s percent"
              .formatted(
                  zones.primaryScoringZone(),
                  zones.paintRateLast10(),
                  zones.midRangeRateLast10(),
                  zones.threePtRateLast10()),
          zones.isProductionReady(),
          zones.dataHash());
    }
    OpponentDefense defense = defense(context);
    if (defense != null) {
      upstream.row(
          Tables.TEAM_DEFENSE_ZONE_ANALYSIS.name(),
          defense.teamAbbr(),
          "against the league: paint %s, mid-range %s, three %s; weakest %s"
              .formatted(
                  defense.paintDefenseVsLeagueAvg(),
                  defense.midRangeDefenseVsLeagueAvg(),
                  defense.threePtDefenseVsLeagueAvg(),
                  defense.weakestZone()),
          defense.isProductionReady(),
          defense.dataHash());
    }
    teamContexts
        .on(context.opponentTeamAbbr(), inputs.date())
        .ifPresent(
            team ->
                upstream.row(
                    Tables.UPCOMING_TEAM_GAME_CONTEXT.name(),
                    team.teamAbbr(),
                    "only its readiness counts",
                    team.isProductionReady(),
                    team.dataHash()));
    return List.of(population.contextTable(known, ORDINARY), upstream);
  }
}
