package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import java.time.Instant;
import java.time.LocalDate;

/** A player's context, by its hash. */
public record PlayerContextFingerprint(
    String playerLookup, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<PlayerContextFingerprint> PROJECTION =
      Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, PlayerContextFingerprint.class);

  @Override
  public String entity() {
    return playerLookup;
  }
}
