package dev.fastbreak.app.explain;

import org.jspecify.annotations.Nullable;

/**
 * One value of a row and where it comes from.
 *
 * @param column column name, or the name of a feature
 * @param value as the row holds it
 * @param formula the arithmetic with its numbers ({@code 100 * 63 / 121}), empty when the value is
 *     not a matter of arithmetic; it gives the value before rounding
 * @param note what else there is to say: where an input comes from, why the value is null; may be
 *     empty
 */
public record ExplainedColumn(String column, @Nullable Object value, String formula, String note) {}
