package dev.fastbreak.core.plan;

import dev.fastbreak.core.games.ActivityRow;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * As much of a player's game as planning needs: whose it is, whether he played, and the hash that
 * stands for the rest.
 */
public record PlayerGameFingerprint(
    String playerLookup,
    LocalDate gameDate,
    String teamAbbr,
    @Nullable Boolean isActive,
    @Nullable BigDecimal minutesPlayed,
    @Nullable Long fgAttempts,
    @Nullable Long fgMakes,
    @Nullable Long points,
    String dataHash,
    Instant processedAt)
    implements GameRow, ActivityRow {

  public static final Projection<PlayerGameFingerprint> PROJECTION =
      Projection.of(TableSpec.of(PlayerGameSummary.class), PlayerGameFingerprint.class);
}
