package dev.fastbreak.core.composite;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of a stored composite factors row, what the feature vector reads. */
public record FactorScores(
    String playerLookup,
    LocalDate gameDate,
    long fatigueScore,
    BigDecimal shotZoneMismatchScore,
    BigDecimal paceScore,
    BigDecimal usageSpikeScore,
    @Nullable String missingDataFields,
    boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code player_composite_factors}. */
  public static final Projection<FactorScores> PROJECTION =
      Projection.of(TableSpec.of(PlayerCompositeFactors.class), FactorScores.class);

  /** Whether an input of the scores was not there. */
  public boolean lacks(String input) {
    return missingDataFields != null && List.of(missingDataFields.split(", ", -1)).contains(input);
  }
}
