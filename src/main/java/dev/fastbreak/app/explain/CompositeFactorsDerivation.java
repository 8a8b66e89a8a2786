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
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import dev.fastbreak.core.teams.TeamContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of PCF: the penalties, the matchup, pace and usage behind the score. */
final class CompositeFactorsDerivation implements PlayerPopulation.Explained {

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
  private final ContextOnDate.Known known;
  private final PlayerContext context;
  private final String opponent;
  private final @Nullable ShotZoneRates zones;
  private final @Nullable OpponentDefense defense;
  private final Optional<TeamContext> teamContext;
  private final Matchup matchup;

  private CompositeFactorsDerivation(
      SeasonInputs inputs, PlayerPopulation population, ContextOnDate.Known known) {
    LocalDate date = inputs.date();
    this.inputs = inputs;
    this.population = population;
    this.known = known;
    this.context = known.context();
    this.opponent = context.opponentTeamAbbr();
    this.zones = inputs.of(Views.SHOT_ZONES).on(context.playerLookup(), date).orElse(null);
    this.defense = inputs.of(Views.DEFENSES).on(opponent, date).orElse(null);
    this.teamContext = inputs.of(Views.TEAM_CONTEXTS).on(opponent, date);
    this.matchup = Matchup.of(zones, defense);
  }

  static Derivation<PlayerCompositeFactors> of(SeasonInputs inputs, String player) {
    PlayerPopulation population = new PlayerPopulation(inputs, player);
    return population.derivation(
        Tables.PLAYER_COMPOSITE_FACTORS,
        inputs.result(Calculations.STANDARD.compositeFactors(), player),
        known -> new CompositeFactorsDerivation(inputs, population, known));
  }

  @Override
  public Columns columns() {
    long fatigue = Fatigue.score(context);
    List<String> missing = MissingInput.of(context, matchup);
    String mismatch = mismatch();
    String pace = pace();
    String usage = usage();
    return new Columns()
        .formula("fatigue_score", fatigue(), fatigueParts())
        .formula("shot_zone_mismatch_score", mismatch, mismatchNote())
        .formula(
            "pace_score",
            pace,
            context.paceDifferential() == null
                ? "pace_differential is unknown"
                : "half the pace differential, within 3")
        .formula("usage_spike_score", usage, usageNote())
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
        .source("source_team_context", "context row of " + opponent, teamContext.isEmpty())
        .source("source_player_shot", "shot zone row", zones == null)
        .source("source_team_defense", "defence row of " + opponent, defense == null)
        .completeness(inputs, inputs.present(), context.teamAbbr());
  }

  private String fatigue() {
    StringBuilder sum = new StringBuilder("clamp(").append(Fatigue.FRESH);
    for (Fatigue.Part part : Fatigue.parts(context)) {
      sum.append(part.points() < 0 ? " - " : " + ").append(Math.abs(part.points()));
    }
    return sum.append(", 0, 100)").toString();
  }

  private String fatigueParts() {
    Set<Fatigue.Part> parts = Fatigue.parts(context);
    return parts.isEmpty()
        ? "no penalty and no bonus"
        : parts.stream()
            .map(part -> "%+d %s".formatted(part.points(), part.meaning()))
            .collect(Collectors.joining("; "));
  }

  private String mismatch() {
    ShotZoneMismatch mismatch = matchup.mismatch();
    return mismatch == null
        ? "0"
        : "clamp(%s * min(%s / 50, 1)%s, -10, 10)"
            .formatted(
                Formulas.decimal(mismatch.versusLeague()),
                Formulas.decimal(mismatch.rate()),
                mismatch.isExtreme() ? " * 1.2" : "");
  }

  private String mismatchNote() {
    if (!matchup.hasPlayer()) {
      return zones == null
          ? "the player has no shot zone row on the date"
          : "the player's shot zone row knows no rates";
    }
    if (!matchup.hasOpponent()) {
      return defense == null
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

  private String pace() {
    BigDecimal differential = context.paceDifferential();
    return differential == null
        ? "0"
        : "clamp(%s / 2, -3, 3)".formatted(differential.toPlainString());
  }

  private String usage() {
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

  private String usageNote() {
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

  @Override
  public List<Evidence> evidence() {
    Evidence upstream =
        new Evidence(
            "Rows of %s that were read".formatted(inputs.date()),
            "table, of, what, ready, data_hash");
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
    teamContext.ifPresent(
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
