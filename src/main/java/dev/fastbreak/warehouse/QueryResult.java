package dev.fastbreak.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param rows values in column order: String, Long, Double, BigDecimal, Boolean, LocalDate,
 *     Instant, List, Map with String keys (structs and maps), or null
 */
public record QueryResult(List<String> columns, List<List<@Nullable Object>> rows) {}
