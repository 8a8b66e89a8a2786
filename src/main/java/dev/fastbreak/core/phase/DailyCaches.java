package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.dailycache.DailyCacheCalculator;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import java.time.LocalDate;
import java.util.List;

/** PDC: every player with a game or a context. */
final class DailyCaches {

  private DailyCaches() {}

  static Entities<PlayerDailyCache> entities(PhaseInputs inputs, List<LocalDate> dates) {
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
}
