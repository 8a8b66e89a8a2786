package dev.fastbreak.core.games;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One game of one player as the form, the feature vector and synthetic contexts read it: scoring,
 * load and usage. Shot zones are read by another projection of the same table.
 */
public record BoxScoreLine(
    String playerLookup,
    @Nullable String universalPlayerId,
    String gameId,
    LocalDate gameDate,
    String teamAbbr,
    String opponentTeamAbbr,
    @Nullable Long points,
    @Nullable BigDecimal minutesPlayed,
    @Nullable BigDecimal usageRate,
    @Nullable BigDecimal tsPct,
    @Nullable Long fgAttempts,
    @Nullable Long fgMakes,
    @Nullable Long ftAttempts,
    @Nullable Long ftMakes,
    @Nullable Long assistedFgMakes,
    @Nullable Boolean homeGame,
    @Nullable Boolean isActive,
    String dataHash,
    Instant processedAt)
    implements GameRow, ActivityRow {

  public static final Projection<BoxScoreLine> PROJECTION =
      Projection.of(TableSpec.of(PlayerGameSummary.class), BoxScoreLine.class);
}
