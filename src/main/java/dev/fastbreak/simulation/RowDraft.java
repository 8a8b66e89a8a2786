package dev.fastbreak.simulation;

import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of an upstream table that is being changed, column by column, by its own chance. */
final class RowDraft<T extends Record> {

  private final TableSpec<T> table;
  private final @Nullable Object[] values;

  /** The row's chance. */
  final Dice dice;

  RowDraft(TableSpec<T> table, T row, Holes holes) {
    this.table = table;
    this.values = table.contentValues(row);
    this.dice = holes.dice(table, date().toEpochDay(), text(table.entityColumn()));
  }

  LocalDate date() {
    return LocalDate.parse(text(table.dateColumn()));
  }

  @Nullable Object get(String column) {
    return values[table.position(column)];
  }

  String text(String column) {
    return String.valueOf(get(column));
  }

  RowDraft<T> set(String column, @Nullable Object value) {
    values[table.position(column)] = value;
    return this;
  }

  /** Makes columns unknown: their names, parted by blanks. */
  RowDraft<T> clear(String columns) {
    for (String column : columns.split(" ", -1)) {
      set(column, null);
    }
    return this;
  }

  /** Makes columns unknown, each with the given probability; those named in one text together. */
  RowDraft<T> clearSome(double probability, String... together) {
    for (String columns : together) {
      if (dice.chance(probability)) {
        clear(columns);
      }
    }
    return this;
  }

  T row() {
    return table.content(values);
  }
}
