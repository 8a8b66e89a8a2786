package dev.fastbreak.core.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table as they will be stored, hashed and stamped: each an array of values in the
 * table's column order. One element of a pipeline holds many, since runners copy and count
 * elements. Not to be changed.
 *
 * @param rows values in the order of {@code TableSpec.columns()}, stamps included
 * @param <T> the table's record
 */
public record StoredRows<T extends Record>(List<@Nullable Object[]> rows) {}
