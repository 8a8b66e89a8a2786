package dev.fastbreak.core.rows;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns input values into records and sets the rows apart that break their schema.
 *
 * @param <T> the input record
 */
public final class RowCollector<T extends Record> {

  private final Projection<T> projection;
  private final int entity;
  private final int date;
  private final int processedAt;
  private final int dataHash;
  private final List<T> rows = new ArrayList<>();
  private final List<FlawedRow> flawed = new ArrayList<>();

  /** A collector without rows. */
  public RowCollector(Projection<T> projection) {
    List<String> names = projection.columnNames();
    this.projection = projection;
    this.entity = names.indexOf(projection.table().entityColumn());
    this.date = names.indexOf(projection.table().dateColumn());
    this.processedAt = names.indexOf("processed_at");
    this.dataHash = names.indexOf("data_hash");
  }

  /** Adds a row's values, in the projection's column order; they need not be valid. */
  public void add(@Nullable Object[] values) {
    String flaw = projection.flaw(values);
    if (flaw == null) {
      rows.add(projection.create(values));
    } else {
      flawed.add(
          new FlawedRow(
              projection.table().qualifiedName(),
              (String) at(entity, values),
              (LocalDate) at(date, values),
              (Instant) at(processedAt, values),
              (String) at(dataHash, values),
              flaw));
    }
  }

  /** What was added so far. */
  public InputRows<T> collected() {
    return new InputRows<>(rows, flawed);
  }

  private static @Nullable Object at(int position, @Nullable Object[] values) {
    return position < 0 ? null : values[position];
  }
}
