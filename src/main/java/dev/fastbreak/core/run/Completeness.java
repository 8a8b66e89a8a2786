package dev.fastbreak.core.run;

import dev.fastbreak.core.table.Column;
import java.math.BigDecimal;
import java.util.List;

/**
 * How complete the data behind one output row is. It speaks of missing data, not of absent players,
 * and is never part of the content hash.
 *
 * @param expectedGamesCount newest final games of the team before the date, at most the window
 * @param actualGamesCount those of them for which the upstream game table has any row of the team
 * @param completenessPercentage 100 actual / expected to one decimal, 100 when none is expected
 * @param missingGamesCount expected minus actual
 * @param isProductionReady at least 90 percent, and every upstream row present and ready
 * @param dataQualityIssues codes in their fixed order, empty when there is nothing to say
 */
public record Completeness(
    @Column(
            value = "Final games of the team before the date, up to the window.",
            min = "0",
            hashed = false)
        long expectedGamesCount,
    @Column(value = "Those of them with any upstream row of the team.", min = "0", hashed = false)
        long actualGamesCount,
    @Column(
            value = "100 actual / expected; 100 when none is expected.",
            unit = "percent",
            numeric = {5, 1},
            min = "0",
            max = "100",
            hashed = false)
        BigDecimal completenessPercentage,
    @Column(value = "Expected minus actual.", min = "0", hashed = false) long missingGamesCount,
    @Column(
            value = "At least 90 percent, and every upstream row present and ready.",
            hashed = false)
        boolean isProductionReady,
    @Column(value = "What is wrong with the inputs; empty when nothing is.", hashed = false)
        List<String> dataQualityIssues) {

  /** The issue of a row whose own input lacks more than a tenth of the team's games. */
  public static final String OWN_DATA_INCOMPLETE = "own_data_incomplete";
}
