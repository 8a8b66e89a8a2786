package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One warehouse table, derived from a record annotated with {@link Table}.
 *
 * <p>Columns are the record's, in order, followed by the stamps of the table ({@link Stamps}).
 * Instances are immutable and may be shared between threads.
 */
public final class TableSpec<T extends Record> {

  /** Every DoFn that arrives at a worker asks for its tables; a class is read once. */
  private static final ClassValue<TableSpec<?>> DECLARED =
      new ClassValue<>() {
        @Override
        protected TableSpec<?> computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  private final Table declaration;
  private final Stamps stamps;
  private final RecordShape<T> shape;
  private final List<ColumnSpec> columns;
  private final Map<String, Integer> positions;
  private final String entityColumn;

  private TableSpec(Table declaration, RecordShape<T> shape) {
    this.declaration = declaration;
    this.stamps = declaration.stamps();
    this.shape = shape;
    List<ColumnSpec> all = new ArrayList<>(shape.columns());
    if (stamps != Stamps.NONE) {
      all.add(
          ColumnSpec.stamp(
              "data_hash",
              ColumnType.STRING,
              "Content hash of the hashed columns, 16 hex digits."));
      all.add(
          ColumnSpec.stamp(
              "processed_at",
              ColumnType.TIMESTAMP,
              "When the run or import began that last changed the content; it moves only with"
                  + " data_hash."));
    }
    if (stamps == Stamps.HASH_AND_RUN) {
      all.add(
          ColumnSpec.stamp("run_id", ColumnType.STRING, "The run that last changed the content."));
    }
    this.columns = List.copyOf(all);
    this.positions = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (positions.put(columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException(
            "Column declared twice: " + qualifiedName() + "." + columns.get(i).name());
      }
    }
    for (String name : declaration.key()) {
      column(name);
    }
    column(declaration.date());
    this.entityColumn =
        key().stream()
            .filter(name -> !name.equals(declaration.date()))
            .findFirst()
            .orElse(declaration.date());
  }

  /**
   * Reads the declaration of a record class.
   *
   * @throws IllegalArgumentException when the class lacks {@link Table} or declares a column
   *     wrongly
   */
  @SuppressWarnings("unchecked") // what is kept for a class was read from that class
  public static <T extends Record> TableSpec<T> of(Class<T> type) {
    return (TableSpec<T>) DECLARED.get(type);
  }

  private static <T extends Record> TableSpec<T> read(Class<T> type) {
    Table declaration = type.getAnnotation(Table.class);
    if (declaration == null) {
      throw new IllegalArgumentException(type.getName() + " does not declare a @Table");
    }
    return new TableSpec<>(declaration, RecordShape.of(type));
  }

  public Class<T> type() {
    return shape.type();
  }

  public String dataset() {
    return declaration.dataset();
  }

  public String name() {
    return declaration.name();
  }

  /** {@code dataset.table}, as users write it in SQL. */
  public String qualifiedName() {
    return dataset() + "." + name();
  }

  public String meaning() {
    return declaration.meaning();
  }

  public Stamps stamps() {
    return stamps;
  }

  /** Every column in storage order, stamps last. */
  public List<ColumnSpec> columns() {
    return columns;
  }

  /** The columns of the record alone, without the stamps. */
  public List<ColumnSpec> contentColumns() {
    return shape.columns();
  }

  /** The columns that go into the content hash, in declaration order. */
  public List<ColumnSpec> hashedColumns() {
    return shape.columns().stream().filter(ColumnSpec::hashed).toList();
  }

  public List<String> key() {
    return Arrays.asList(declaration.key());
  }

  /** Name of the DATE column by which the table is partitioned and published. */
  public String dateColumn() {
    return declaration.date();
  }

  /**
   * Name of the column that says whose row it is: the player's, the team's, the game's. It is what
   * the key has beside the date.
   */
  public String entityColumn() {
    return entityColumn;
  }

  public List<String> cluster() {
    return Arrays.asList(declaration.cluster());
  }

  public Optional<ColumnSpec> find(String columnName) {
    Integer position = positions.get(columnName);
    return position == null ? Optional.empty() : Optional.of(columns.get(position));
  }

  /**
   * The column of that name.
   *
   * @throws IllegalArgumentException when the table has no such column
   */
  public ColumnSpec column(String columnName) {
    return columns.get(position(columnName));
  }

  /** Position of a column in {@link #columns()} and in the arrays of values. */
  public int position(String columnName) {
    Integer position = positions.get(columnName);
    if (position == null) {
      throw new IllegalArgumentException(qualifiedName() + " has no column " + columnName);
    }
    return position;
  }

  /** The record's values in column order, without stamps. */
  public @Nullable Object[] contentValues(T row) {
    @Nullable Object[] values = new @Nullable Object[shape.columns().size()];
    shape.read(row, values);
    return values;
  }

  /** A stored row's values in column order, stamps included as far as the table has them. */
  public @Nullable Object[] storedValues(Stored<T> stored) {
    @Nullable Object[] values = valuesToStamp(stored.row());
    stamp(values, stored.dataHash(), stored.processedAt(), stored.runId());
    return values;
  }

  /** The record's values in column order, with room behind them for the table's stamps. */
  public @Nullable Object[] valuesToStamp(T row) {
    @Nullable Object[] values = new @Nullable Object[columns.size()];
    shape.read(row, values);
    return values;
  }

  /** Writes the stamps, as far as the table has them, behind the values of a row. */
  public void stamp(@Nullable Object[] values, String dataHash, Instant processedAt, String runId) {
    int position = shape.columns().size();
    if (stamps != Stamps.NONE) {
      values[position++] = dataHash;
      values[position++] = processedAt;
    }
    if (stamps == Stamps.HASH_AND_RUN) {
      values[position] = runId;
    }
  }

  /**
   * Says which value has more digits than its NUMERIC column holds.
   *
   * @param values a row's values in column order, decimals rounded to their column's scale
   * @return table, column and value; null when all fit
   */
  public @Nullable String misfit(@Nullable Object[] values) {
    for (int i = 0; i < shape.columns().size(); i++) {
      if (values[i] instanceof BigDecimal value) {
        ColumnSpec column = columns.get(i);
        if (value.precision() - value.scale() > column.precision() - column.scale()) {
          return "%s.%s would be %s, more than %s holds"
              .formatted(this, column.name(), value.toPlainString(), column.typeName());
        }
      }
    }
    return null;
  }

  /** Builds the content record from values in column order; stamps behind them are ignored. */
  public T content(@Nullable Object[] values) {
    return shape.create(values);
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
