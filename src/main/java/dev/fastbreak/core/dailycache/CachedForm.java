package dev.fastbreak.core.dailycache;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Of a stored daily cache row, what the feature vector reads; null means unknown. */
public record CachedForm(
    String playerLookup,
    LocalDate cacheDate,
    @Nullable BigDecimal pointsAvgLast5,
    @Nullable BigDecimal pointsAvgLast10,
    @Nullable BigDecimal pointsAvgSeason,
    @Nullable BigDecimal pointsStdLast10,
    @Nullable BigDecimal minutesAvgLast10,
    @Nullable BigDecimal teamPaceLast10,
    @Nullable BigDecimal teamOffRatingLast10,
    @Nullable Long gamesInLast7Days,
    @Nullable BigDecimal paintRateLast10,
    @Nullable BigDecimal threePtRateLast10,
    boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  public static final Projection<CachedForm> PROJECTION =
      Projection.of(TableSpec.of(PlayerDailyCache.class), CachedForm.class);

  /** The date that the row is for. */
  @Override
  public LocalDate gameDate() {
    return cacheDate;
  }
}
