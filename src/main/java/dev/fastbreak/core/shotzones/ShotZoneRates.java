package dev.fastbreak.core.shotzones;

import dev.fastbreak.core.games.ShotZone;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Of a stored shot zone row, what other processors read. Rates are percent; null means unknown. */
public record ShotZoneRates(
    String playerLookup,
    LocalDate analysisDate,
    @Nullable String primaryScoringZone,
    @Nullable BigDecimal paintRateLast10,
    @Nullable BigDecimal midRangeRateLast10,
    @Nullable BigDecimal threePtRateLast10,
    boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code player_shot_zone_analysis}. */
  public static final Projection<ShotZoneRates> PROJECTION =
      Projection.of(TableSpec.of(PlayerShotZoneAnalysis.class), ShotZoneRates.class);

  /** The date that the row is for. */
  @Override
  public LocalDate gameDate() {
    return analysisDate;
  }

  /** Percent of the player's attempts that came from a zone. */
  public @Nullable BigDecimal rate(ShotZone zone) {
    return switch (zone) {
      case PAINT -> paintRateLast10;
      case MID_RANGE -> midRangeRateLast10;
      case PERIMETER -> threePtRateLast10;
    };
  }
}
