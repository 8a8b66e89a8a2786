package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.games.ZoneRow;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The columns of a team's game that its defence by zone is computed from. */
public record TeamDefenseGame(
    String defendingTeamAbbr,
    LocalDate gameDate,
    @Nullable Long pointsAllowed,
    @Nullable Long oppPaintAttempts,
    @Nullable Long oppPaintMakes,
    @Nullable Long oppMidRangeAttempts,
    @Nullable Long oppMidRangeMakes,
    @Nullable Long oppThreePtAttempts,
    @Nullable Long oppThreePtMakes,
    @Nullable Long pointsInPaintAllowed,
    @Nullable Long blocksPaint,
    @Nullable Long blocksMidRange,
    @Nullable Long blocksThreePt,
    @Nullable BigDecimal defensiveRating,
    @Nullable BigDecimal opponentPace,
    String dataHash,
    Instant processedAt)
    implements GameRow, ZoneRow {

  public static final Projection<TeamDefenseGame> PROJECTION =
      Projection.of(TableSpec.of(TeamDefenseGameSummary.class), TeamDefenseGame.class);

  @Override
  public @Nullable Long attempts(ShotZone zone) {
    return switch (zone) {
      case PAINT -> oppPaintAttempts;
      case MID_RANGE -> oppMidRangeAttempts;
      case PERIMETER -> oppThreePtAttempts;
    };
  }

  @Override
  public @Nullable Long makes(ShotZone zone) {
    return switch (zone) {
      case PAINT -> oppPaintMakes;
      case MID_RANGE -> oppMidRangeMakes;
      case PERIMETER -> oppThreePtMakes;
    };
  }
}
