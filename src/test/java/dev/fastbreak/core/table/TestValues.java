package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that columns may hold, by chance. */
public final class TestValues {

  private static final String[] TEXTS = {"", "lebronjames", "Luka Dončić", "李凱爾 🏀", "a|b:c\n"};

  private TestValues() {}

  /** A row; nullable columns are sometimes null. */
  public static Object[] row(List<ColumnSpec> columns, Random random) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      ColumnSpec column = columns.get(i);
      values[i] = column.nullable() && random.nextInt(4) == 0 ? null : value(column, random);
    }
    return values;
  }

  /** Another value than the given one. */
  public static Object different(ColumnSpec column, Object value) {
    Random random = new Random(99);
    Object other = value(column, random);
    while (other.equals(value)) {
      other = value(column, random);
    }
    return other;
  }

  private static Object value(ColumnSpec column, Random random) {
    return switch (column.type()) {
      case STRING -> text(random);
      case INT64 -> integer(random);
      case BOOL -> random.nextBoolean();
      case DATE -> LocalDate.of(2021, 10, 19).plusDays(random.nextInt(1000) - 500);
      case TIMESTAMP -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L);
      case NUMERIC -> decimal(column, random);
      case STRING_ARRAY -> {
        List<String> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(text(random));
        }
        yield List.copyOf(list);
      }
      case FLOAT64_ARRAY -> {
        List<Double> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(random.nextBoolean() ? random.nextDouble() : random.nextInt(100) / 2.0);
        }
        yield List.copyOf(list);
      }
    };
  }

  private static String text(Random random) {
    return random.nextBoolean()
        ? TEXTS[random.nextInt(TEXTS.length)]
        : Integer.toHexString(random.nextInt());
  }

  private static Long integer(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      default -> (long) random.nextInt(100) - 20;
    };
  }

  private static BigDecimal decimal(ColumnSpec column, Random random) {
    long digits = (long) Math.pow(10, Math.min(column.precision(), 17));
    return BigDecimal.valueOf(random.nextLong() % digits, column.scale());
  }
}
