package dev.fastbreak.core.composite;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.shotzones.ShotZoneRates;
import dev.fastbreak.core.teamdefense.OpponentDefense;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A player and an opponent's defence, as far as both are known where the player lives. A row that
 * does not know the value of that zone is as good as none.
 */
public final class Matchup {

  private final @Nullable ShotZoneRates player;
  private final @Nullable OpponentDefense opponent;

  private Matchup(@Nullable ShotZoneRates player, @Nullable OpponentDefense opponent) {
    this.player = player;
    this.opponent = opponent;
  }

  /** A player's shot zone row and the opponent's defence row, null where there is none. */
  public static Matchup of(@Nullable ShotZoneRates player, @Nullable OpponentDefense opponent) {
    ShotZone zone = ShotZoneMismatch.zone(player == null ? null : player.primaryScoringZone());
    return new Matchup(
        player == null || player.rate(zone) == null ? null : player,
        opponent == null || opponent.versusLeague(zone) == null ? null : opponent);
  }

  /** Whether the player's rate of his zone is known. */
  public boolean hasPlayer() {
    return player != null;
  }

  /** Whether it is known what the opponent allows in the player's zone, against the league. */
  public boolean hasOpponent() {
    return opponent != null;
  }

  /** What the player gains against this opponent; null when either side is unknown. */
  public @Nullable ShotZoneMismatch mismatch() {
    return player == null || opponent == null ? null : ShotZoneMismatch.of(player, opponent);
  }

  /** The exact score; 0 when either side is unknown. */
  Fraction score() {
    ShotZoneMismatch mismatch = mismatch();
    return mismatch == null ? Fraction.ZERO : mismatch.score();
  }

  /** The inputs as JSON text. */
  String describe(FactorContext as, BigDecimal finalScore) {
    return as.shotZone(player, opponent, finalScore);
  }
}
