package dev.fastbreak.app.diff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one column compares, over the rows that both sides have.
 *
 * @param mismatches rows in which it differs, nulls on one side included
 * @param bothNull rows in which it is null on both sides (which is equal)
 * @param leftNull rows in which it is null on the left only
 * @param rightNull rows in which it is null on the right only
 * @param maxAbsDifference greatest difference of two numbers, element by element in arrays; null
 *     for columns that hold none
 */
public record ColumnDifference(
    String column,
    long mismatches,
    long bothNull,
    long leftNull,
    long rightNull,
    @Nullable BigDecimal maxAbsDifference) {}
