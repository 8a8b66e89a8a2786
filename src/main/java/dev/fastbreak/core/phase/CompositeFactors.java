package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.composite.CompositeFactorsCalculator;
import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import java.time.LocalDate;
import java.util.List;

/** PCF: every player with a game or a context. */
final class CompositeFactors {

  private CompositeFactors() {}

  static Entities<PlayerCompositeFactors> entities(PhaseInputs inputs, List<LocalDate> dates) {
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
}
