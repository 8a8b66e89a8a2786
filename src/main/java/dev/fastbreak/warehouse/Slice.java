package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.Projection;
import java.time.LocalDate;

/**
 * The part of a table that is read: some columns, of rows whose date lies in a closed range.
 *
 * @param projection table and columns
 * @param from first date, included
 * @param to last date, included
 */
public record Slice<T extends Record>(Projection<T> projection, LocalDate from, LocalDate to) {

  /** Earliest and latest date that every warehouse can store. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

  public static <T extends Record> Slice<T> all(Projection<T> projection) {
    return new Slice<>(projection, EARLIEST, LATEST);
  }
}
