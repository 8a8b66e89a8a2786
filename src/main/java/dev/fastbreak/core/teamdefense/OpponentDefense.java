package dev.fastbreak.core.teamdefense;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Of a stored team defence row, what other processors read; null means unknown. */
public record OpponentDefense(
    String teamAbbr,
    LocalDate analysisDate,
    @Nullable BigDecimal paintDefenseVsLeagueAvg,
    @Nullable BigDecimal midRangeDefenseVsLeagueAvg,
    @Nullable BigDecimal threePtDefenseVsLeagueAvg,
    @Nullable BigDecimal defensiveRatingLast15,
    @Nullable BigDecimal opponentPace,
    @Nullable String weakestZone,
    boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code team_defense_zone_analysis}. */
  public static final Projection<OpponentDefense> PROJECTION =
      Projection.of(TableSpec.of(TeamDefenseZoneAnalysis.class), OpponentDefense.class);

  /** The date that the row is for. */
  @Override
  public LocalDate gameDate() {
    return analysisDate;
  }

  /** Percentage allowed from a zone minus the league's, in percentage points. */
  public @Nullable BigDecimal versusLeague(ShotZone zone) {
    return switch (zone) {
      case PAINT -> paintDefenseVsLeagueAvg;
      case MID_RANGE -> midRangeDefenseVsLeagueAvg;
      case PERIMETER -> threePtDefenseVsLeagueAvg;
    };
  }
}
