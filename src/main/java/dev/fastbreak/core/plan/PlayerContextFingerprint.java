package dev.fastbreak.core.plan;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import java.time.Instant;
import java.time.LocalDate;

/** A player's context, by its hash. */
public record PlayerContextFingerprint(
    String playerLookup, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<PlayerContextFingerprint> PROJECTION =
      Projection.of(TableSpec.of(UpcomingPlayerGameContext.class), PlayerContextFingerprint.class);

  @Override
  public String entity() {
    return playerLookup;
  }
}
