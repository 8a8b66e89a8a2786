package dev.fastbreak.core.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Views;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.shotzones.PlayerGame;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.shotzones.ShotZoneCalculator;
import java.time.LocalDate;
import java.util.List;

/** PSZA: every player with a game. */
final class ShotZones {

  private ShotZones() {}

  static Entities<PlayerShotZoneAnalysis> entities(PhaseInputs inputs, List<LocalDate> dates) {
    EntityHistories<PlayerGame> games = inputs.of(Views.ZONE_GAMES);
    ShotZoneCalculator calculator =
        new ShotZoneCalculator(inputs.facts().schedule(), inputs.facts().playerGames());
    return inputs.entities(
        Processor.PSZA, games.names(), player -> calculator.of(player, games.of(player)));
  }
}
