package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.composite.CompositeFactorsCalculator;
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.dailycache.DailyCacheCalculator;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.featurestore.FeatureVectorCalculator;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.shotzones.ShotZoneCalculator;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.League;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What the five processors compute. A pipeline is given it once; {@link #STANDARD} outside of tests
 * that need a computation to go wrong.
 */
public record Calculations(
    Calculation<TeamDefenseZoneAnalysis> teamDefense,
    Calculation<PlayerShotZoneAnalysis> shotZones,
    Calculation<PlayerCompositeFactors> compositeFactors,
    Calculation<PlayerDailyCache> dailyCaches,
    Calculation<MlFeatureStore> featureVectors)
    implements Serializable {

  public static final Calculations STANDARD =
      new Calculations(
          Calculations::tdza,
          Calculations::psza,
          Calculations::pcf,
          Calculations::pdc,
          Calculations::ml);

  /** Every team of the season, compared with the league. */
  private static Entities<TeamDefenseZoneAnalysis> tdza(PhaseInputs inputs, List<LocalDate> dates) {
    SeasonSchedule season = inputs.facts().schedule();
    EntityHistories<TeamDefenseGame> games = inputs.teams().of(Views.TEAM_DEFENSE);
    League league = new League(games.byName().values());
    TeamDefenseCalculator calculator =
        new TeamDefenseCalculator(season, inputs.teams().present(Views.TEAM_DEFENSE));
    return inputs.entities(
        Processor.TDZA, season.teams(), team -> calculator.of(team, games.of(team), league));
  }

  /** Every player with a game. */
  private static Entities<PlayerShotZoneAnalysis> psza(PhaseInputs inputs, List<LocalDate> dates) {
    EntityHistories<PlayerGame> games = inputs.of(Views.ZONE_GAMES);
    ShotZoneCalculator calculator =
        new ShotZoneCalculator(inputs.facts().schedule(), inputs.facts().playerGames());
    return inputs.entities(
        Processor.PSZA, games.names(), player -> calculator.of(player, games.of(player)));
  }

  /** Every player with a game or a context. */
  private static Entities<PlayerCompositeFactors> pcf(PhaseInputs inputs, List<LocalDate> dates) {
    EntityHistories<ShotZoneRates> shotZones = inputs.of(Views.SHOT_ZONES);
    CompositeFactorsCalculator calculator =
        new CompositeFactorsCalculator(
            inputs.facts().schedule(),
            inputs.facts().playerGames(),
            inputs.teams().of(Views.DEFENSES),
            inputs.teams().of(Views.TEAM_CONTEXTS));
    return inputs.entities(
        Processor.PCF,
        inputs.names(),
        player ->
            calculator.of(
                new CompositeFactorsCalculator.Player(
                    player,
                    inputs.contexts(player),
                    inputs.playedGames(player),
                    shotZones.of(player))));
  }

  /** Every player with a game or a context. */
  private static Entities<PlayerDailyCache> pdc(PhaseInputs inputs, List<LocalDate> dates) {
    EntityHistories<ShotZoneRates> shotZones = inputs.of(Views.SHOT_ZONES);
    DailyCacheCalculator calculator =
        new DailyCacheCalculator(
            inputs.facts().schedule(), inputs.facts().formGames(), inputs.teams().forms(dates));
    return inputs.entities(
        Processor.PDC,
        inputs.names(),
        player ->
            calculator.of(
                new DailyCacheCalculator.Player(
                    player,
                    inputs.contexts(player),
                    inputs.playedGames(player),
                    shotZones.of(player))));
  }

  /** Every player with a game or a context. */
  private static Entities<MlFeatureStore> ml(PhaseInputs inputs, List<LocalDate> dates) {
    EntityHistories<ShotZoneRates> shotZones = inputs.of(Views.SHOT_ZONES);
    EntityHistories<FactorScores> factors = inputs.of(Views.FACTORS);
    EntityHistories<CachedForm> forms = inputs.of(Views.FORMS);
    FeatureVectorCalculator calculator =
        new FeatureVectorCalculator(
            inputs.facts().schedule(),
            inputs.facts().formGames(),
            inputs.teams().of(Views.DEFENSES),
            inputs.teams().forms(dates));
    return inputs.entities(
        Processor.ML,
        inputs.names(),
        player ->
            calculator.of(
                new FeatureVectorCalculator.Player(
                    player,
                    inputs.contexts(player),
                    inputs.playedGames(player),
                    shotZones.of(player),
                    factors.of(player),
                    forms.of(player))));
  }
}
