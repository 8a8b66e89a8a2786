package dev.fastbreak.core.table;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some columns of a table, read as records of a smaller type.
 *
 * <p>A calculator can only see columns that its input record has, so a column that was not read can
 * never be mistaken for an unknown value. Component names and types must be those of the table's
 * columns; a component that is not {@code @Nullable} makes a null an invalid input.
 */
public final class Projection<T extends Record> implements Serializable {

  private static final long serialVersionUID = 1;

  private final transient TableSpec<?> table;
  private final transient RecordShape<T> shape;
  private final transient List<ColumnSpec> columns;
  private final transient boolean[] mayBeNull;

  /** Position of the column that bounds a column, or -1. */
  private final transient int[] bounds;

  private Projection(TableSpec<?> table, RecordShape<T> shape, List<ColumnSpec> columns) {
    this.table = table;
    this.shape = shape;
    this.columns = columns;
    this.mayBeNull = new boolean[columns.size()];
    this.bounds = new int[columns.size()];
    List<String> names = columnNames();
    for (int i = 0; i < bounds.length; i++) {
      mayBeNull[i] = shape.columns().get(i).nullable();
      bounds[i] = names.indexOf(columns.get(i).within());
    }
  }

  /**
   * Checks an input record against a table's declaration.
   *
   * @throws IllegalArgumentException when the table lacks one of the record's columns, or declares
   *     another type for it
   */
  public static <T extends Record> Projection<T> of(TableSpec<?> table, Class<T> type) {
    RecordShape<T> shape = RecordShape.of(type);
    List<ColumnSpec> columns =
        shape.columns().stream()
            .map(
                wanted -> {
                  ColumnSpec declared = table.column(wanted.name());
                  if (declared.type() != wanted.type()) {
                    throw new IllegalArgumentException(
                        "%s.%s is %s, not %s as %s reads it"
                            .formatted(
                                table,
                                wanted.name(),
                                declared.type(),
                                wanted.type(),
                                type.getSimpleName()));
                  }
                  return declared;
                })
            .toList();
    return new Projection<>(table, shape, columns);
  }

  public TableSpec<?> table() {
    return table;
  }

  public Class<T> type() {
    return shape.type();
  }

  /** The columns read, as the table declares them, in the record's order. */
  public List<ColumnSpec> columns() {
    return columns;
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  /**
   * Where this projection's columns are among those of a wider one of the same table; null when
   * both are the same.
   *
   * @throws IllegalArgumentException when the other one lacks a column
   */
  public int @Nullable [] positionsIn(Projection<?> wider) {
    List<String> names = wider.columnNames();
    return names.equals(columnNames()) ? null : positionsIn(names);
  }

  /** Where the columns are among all columns of the table. */
  public int[] positionsInTable() {
    return positionsIn(table.columns().stream().map(ColumnSpec::name).toList());
  }

  private int[] positionsIn(List<String> names) {
    return columnNames().stream()
        .mapToInt(
            name -> {
              int position = names.indexOf(name);
              if (position < 0) {
                throw new IllegalArgumentException(names + " lack " + name);
              }
              return position;
            })
        .toArray();
  }

  /** The record's values in the order of {@link #columns()}. */
  public @Nullable Object[] values(T row) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    shape.read(row, values);
    return values;
  }

  /**
   * Builds the record.
   *
   * @throws NullPointerException when a value that the record needs is null; ask {@link #flaw}
   *     first
   */
  public T create(@Nullable Object[] values) {
    return shape.create(values);
  }

  /**
   * What is wrong with a row of input values, or null when it keeps its schema: a null where a
   * value is needed, a value out of its declared range, makes beyond attempts, attempts without
   * makes.
   */
  public @Nullable String flaw(@Nullable Object[] values) {
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i];
      if (value == null) {
        if (!mayBeNull[i]) {
          return columns.get(i).name() + " is null";
        }
        continue;
      }
      String flaw = rangeFlaw(columns.get(i), value);
      if (flaw != null) {
        return flaw;
      }
    }
    return withinFlaw(values);
  }

  private static @Nullable String rangeFlaw(ColumnSpec column, Object value) {
    if (value instanceof Long number) {
      if (column.min() != null && number < column.min().longValue()) {
        return column.name() + " is " + number + ", below " + column.min().toPlainString();
      }
      if (column.max() != null && number > column.max().longValue()) {
        return column.name() + " is " + number + ", above " + column.max().toPlainString();
      }
    } else if (value instanceof BigDecimal number) {
      if (column.min() != null && number.compareTo(column.min()) < 0) {
        return column.name() + " is " + number.toPlainString() + ", below " + column.min();
      }
      if (column.max() != null && number.compareTo(column.max()) > 0) {
        return column.name() + " is " + number.toPlainString() + ", above " + column.max();
      }
    }
    return null;
  }

  private @Nullable String withinFlaw(@Nullable Object[] values) {
    for (int i = 0; i < bounds.length; i++) {
      if (bounds[i] < 0 || !(values[bounds[i]] instanceof Long bound)) {
        continue;
      }
      ColumnSpec column = columns.get(i);
      if (!(values[i] instanceof Long part)) {
        return column.name() + " is null although " + column.within() + " is " + bound;
      }
      if (part > bound) {
        return "%s is %d, more than %s %d".formatted(column.name(), part, column.within(), bound);
      }
    }
    return null;
  }

  /** What travels in its place: the declarations are looked up where it arrives. */
  private Object writeReplace() {
    return new Reference<>(table.type(), shape.type());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A projection travels as its reference");
  }

  private record Reference<T extends Record>(Class<? extends Record> table, Class<T> type)
      implements Serializable {
    private Object readResolve() {
      return of(TableSpec.of(table), type);
    }
  }

  @Override
  public String toString() {
    return table + columnNames().toString();
  }
}
