package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rows for tests, made from a table's declaration: every value lies in its column's range, about a
 * third of the nullable ones are null, some strings are not ASCII.
 */
public final class SampleRows<T extends Record> {

  private static final List<String> TEXTS =
      List.of("", "lukadoncic", "Luka Dončić", "O'Neal \"Shaq\"", "a\\b|c,d\n\t", "日本語 🏀");

  private final TableSpec<T> table;

  private SampleRows(TableSpec<T> table) {
    this.table = table;
  }

  public static <T extends Record> SampleRows<T> of(TableSpec<T> table) {
    return new SampleRows<>(table);
  }

  /** A row with random values; equal seeds give equal rows. */
  public T random(long seed) {
    return random(seed, Map.of());
  }

  /** A row with random values but for the named columns. */
  public T random(long seed, Map<String, ?> fixed) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L);
    return row(
        fixed,
        column -> column.nullable() && random.nextInt(3) == 0 ? null : value(column, random));
  }

  /** The row in which everything that may be null is, and arrays are empty. */
  public T bare(Map<String, ?> fixed) {
    return row(
        fixed,
        column ->
            column.nullable()
                ? null
                : column.type().isArray() ? List.of() : value(column, new Random(0)));
  }

  /** The row of smallest numbers, earliest times and empty texts. */
  public T smallest() {
    return smallest(Long.MIN_VALUE);
  }

  /** The same where no whole number may be smaller than {@code least}. */
  public T smallest(long least) {
    return row(
        Map.of(),
        column ->
            switch (column.type()) {
              case STRING -> column.oneOf().isEmpty() ? "" : column.oneOf().get(0);
              case INT64 -> column.min() == null ? least : column.min().longValue();
              case BOOL -> false;
              case DATE -> LocalDate.of(1900, 1, 1);
              case TIMESTAMP -> Instant.parse("1900-01-01T00:00:00.000001Z");
              case NUMERIC ->
                  column.min() == null
                      ? largest(column).negate()
                      : column.min().setScale(column.scale());
              case FLOAT64_ARRAY -> List.of(-Double.MAX_VALUE, Double.MIN_VALUE, -1e-300);
              case STRING_ARRAY -> List.of("");
            });
  }

  /** The row of greatest numbers, latest times and long texts. */
  public T greatest() {
    return greatest(Long.MAX_VALUE);
  }

  /** The same where no whole number may be greater than {@code most}. */
  public T greatest(long most) {
    return row(
        Map.of(),
        column ->
            switch (column.type()) {
              case STRING ->
                  column.oneOf().isEmpty()
                      ? "Ünïcødé 🏀 ".repeat(100)
                      : column.oneOf().get(column.oneOf().size() - 1);
              case INT64 -> column.max() == null ? most : column.max().longValue();
              case BOOL -> true;
              case DATE -> LocalDate.of(2199, 12, 31);
              case TIMESTAMP -> Instant.parse("2199-12-31T23:59:59.999999Z");
              case NUMERIC ->
                  column.max() == null ? largest(column) : column.max().setScale(column.scale());
              case FLOAT64_ARRAY -> List.of(Double.MAX_VALUE, 0.1, 1e-300);
              case STRING_ARRAY -> List.of("a", "Dončić", "");
            });
  }

  private interface Values {
    @Nullable Object of(ColumnSpec column);
  }

  private T row(Map<String, ?> fixed, Values values) {
    List<ColumnSpec> columns = table.contentColumns();
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      String name = columns.get(i).name();
      Object value = values.of(columns.get(i));
      row[i] = fixed.containsKey(name) ? fixed.get(name) : value;
    }
    return table.content(row);
  }

  private static BigDecimal largest(ColumnSpec column) {
    return new BigDecimal(
        BigInteger.TEN.pow(column.precision()).subtract(BigInteger.ONE), column.scale());
  }

  private static Object value(ColumnSpec column, Random random) {
    return switch (column.type()) {
      case STRING ->
          column.oneOf().isEmpty()
              ? TEXTS.get(random.nextInt(TEXTS.size()))
              : column.oneOf().get(random.nextInt(column.oneOf().size()));
      case INT64 -> number(column, random).longValue();
      case BOOL -> random.nextBoolean();
      case DATE -> LocalDate.of(2021, 10, 19).plusDays(random.nextInt(1000));
      case TIMESTAMP ->
          Instant.ofEpochSecond(1_600_000_000L + random.nextInt(100_000_000))
              .plusNanos(1000L * random.nextInt(1_000_000));
      case NUMERIC -> number(column, random);
      case FLOAT64_ARRAY -> {
        List<Double> list = new ArrayList<>();
        for (int i = random.nextInt(26); i > 0; i--) {
          list.add(random.nextInt(100_000) / 1000.0);
        }
        yield List.copyOf(list);
      }
      case STRING_ARRAY -> {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        yield List.copyOf(list);
      }
    };
  }

  private static BigDecimal number(ColumnSpec column, Random random) {
    int digits = column.precision() == 0 ? 3 : column.precision();
    BigDecimal min = column.min();
    BigDecimal max = column.max();
    int bound = (int) Math.pow(10, Math.min(digits, 8));
    BigDecimal number = new BigDecimal(BigInteger.valueOf(random.nextInt(bound)), column.scale());
    if (max != null && number.compareTo(max) > 0) {
      number = max.setScale(column.scale());
    }
    if (min != null && number.compareTo(min) < 0) {
      number = min.setScale(column.scale());
    }
    return min == null && max == null && random.nextBoolean() ? number.negate() : number;
  }
}
