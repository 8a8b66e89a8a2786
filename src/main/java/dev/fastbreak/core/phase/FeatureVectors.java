package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.composite.FactorScores;
import dev.fastbreak.core.dailycache.CachedForm;
import dev.fastbreak.core.featurestore.FeatureVectorCalculator;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import java.time.LocalDate;
import java.util.List;

/** ML: every player with a game or a context. */
final class FeatureVectors {

  private FeatureVectors() {}

  static Entities<MlFeatureStore> entities(PhaseInputs inputs, List<LocalDate> dates) {
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
