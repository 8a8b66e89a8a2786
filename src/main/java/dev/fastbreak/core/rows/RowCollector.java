package dev.fastbreak.core.rows;

import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.table.ColumnType;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns input values into records and sets the rows apart that break their schema. A row whose
 * entity is called like the marker of whole dates ({@link Failure#DATE_LEVEL}) is one of them, and
 * concerns no entity: its failure would be taken for the date's. Only the table of failures itself
 * holds the marker.
 *
 * @param <T> the input record
 */
public final class RowCollector<T extends Record> {

  private final Projection<T> projection;
  private final int entity;
  private final int date;
  private final int processedAt;
  private final int dataHash;

  /** Positions of the texts. */
  private final int[] texts;

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
    boolean holdsMarkers = projection.table().type() == PrecomputeFailure.class;
    this.texts =
        IntStream.range(0, names.size())
            .filter(i -> !holdsMarkers && projection.columns().get(i).type() == ColumnType.STRING)
            .toArray();
  }

  /** Adds a row's values, in the projection's column order; they need not be valid. */
  public void add(@Nullable Object[] values) {
    String flaw = projection.flaw(values);
    String marker = marker(values);
    if (flaw == null && marker == null) {
      rows.add(projection.create(values));
    } else {
      String name = (String) at(entity, values);
      flawed.add(
          new FlawedRow(
              projection.table().qualifiedName(),
              Failure.DATE_LEVEL.equals(name) ? null : name,
              (LocalDate) at(date, values),
              (Instant) at(processedAt, values),
              (String) at(dataHash, values),
              Objects.requireNonNullElse(marker, flaw)));
    }
  }

  /** The complaint about a name that stands for whole dates; null when there is none. */
  private @Nullable String marker(@Nullable Object[] values) {
    for (int text : texts) {
      if (Failure.DATE_LEVEL.equals(values[text])) {
        return projection.columnNames().get(text) + " is DATE_LEVEL, which stands for whole dates";
      }
    }
    return null;
  }

  /** What was added so far. */
  public InputRows<T> collected() {
    return new InputRows<>(rows, flawed);
  }

  private static @Nullable Object at(int position, @Nullable Object[] values) {
    return position < 0 ? null : values[position];
  }
}
