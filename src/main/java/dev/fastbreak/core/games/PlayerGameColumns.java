package dev.fastbreak.core.games;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All columns of a player's game that any processor reads: the shots by zone and the box score
 * together, so that the table is read once.
 */
public record PlayerGameColumns(
    @Nullable String playerLookup,
    @Nullable String universalPlayerId,
    @Nullable String gameId,
    @Nullable LocalDate gameDate,
    @Nullable String teamAbbr,
    @Nullable String opponentTeamAbbr,
    @Nullable Long points,
    @Nullable BigDecimal minutesPlayed,
    @Nullable BigDecimal usageRate,
    @Nullable BigDecimal tsPct,
    @Nullable Long fgAttempts,
    @Nullable Long fgMakes,
    @Nullable Long threePtAttempts,
    @Nullable Long threePtMakes,
    @Nullable Long ftAttempts,
    @Nullable Long ftMakes,
    @Nullable Long paintAttempts,
    @Nullable Long paintMakes,
    @Nullable Long midRangeAttempts,
    @Nullable Long midRangeMakes,
    @Nullable Long assistedFgMakes,
    @Nullable Long unassistedFgMakes,
    @Nullable Boolean homeGame,
    @Nullable Boolean isActive,
    @Nullable String dataHash,
    @Nullable Instant processedAt) {

  public static final Projection<PlayerGameColumns> PROJECTION =
      Projection.of(TableSpec.of(PlayerGameSummary.class), PlayerGameColumns.class);
}
