package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.games.ActivityRow;
import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneRow;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The columns of a player's game that shot zones are computed from. */
public record PlayerGame(
    String playerLookup,
    @Nullable String universalPlayerId,
    LocalDate gameDate,
    String teamAbbr,
    @Nullable Boolean isActive,
    @Nullable BigDecimal minutesPlayed,
    @Nullable Long points,
    @Nullable Long fgAttempts,
    @Nullable Long fgMakes,
    @Nullable Long paintAttempts,
    @Nullable Long paintMakes,
    @Nullable Long midRangeAttempts,
    @Nullable Long midRangeMakes,
    @Nullable Long threePtAttempts,
    @Nullable Long threePtMakes,
    @Nullable Long assistedFgMakes,
    @Nullable Long unassistedFgMakes,
    String dataHash,
    Instant processedAt)
    implements GameRow, ActivityRow, ZoneRow {

  public static final Projection<PlayerGame> PROJECTION =
      Projection.of(TableSpec.of(PlayerGameSummary.class), PlayerGame.class);

  @Override
  public @Nullable Long attempts(ShotZone zone) {
    return switch (zone) {
      case PAINT -> paintAttempts;
      case MID_RANGE -> midRangeAttempts;
      case PERIMETER -> threePtAttempts;
    };
  }

  @Override
  public @Nullable Long makes(ShotZone zone) {
    return switch (zone) {
      case PAINT -> paintMakes;
      case MID_RANGE -> midRangeMakes;
      case PERIMETER -> threePtMakes;
    };
  }
}
