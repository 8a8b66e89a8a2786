package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.Stored;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.List;

/**
 * The whole truth about an upstream table over a range of dates: rows of the range that are not
 * given are deleted, changed ones replaced, equal ones (by content hash) left alone.
 *
 * @param table the table
 * @param rows all rows of the range
 * @param from first date of the range, included
 * @param to last date, included
 * @param <T> the record
 */
public record TableLoad<T extends Record>(
    TableSpec<T> table, List<Stored<T>> rows, LocalDate from, LocalDate to) {}
