package dev.fastbreak.core.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Makes objects of what a sink is handed, in the types of the columns. */
final class RowOfSink implements RowSink<RuntimeException> {

  private final List<ColumnSpec> columns;
  private final List<@Nullable Object> values = new ArrayList<>();

  RowOfSink(List<ColumnSpec> columns) {
    this.columns = columns;
  }

  @Nullable Object[] values() {
    return values.toArray();
  }

  @Override
  public void beginRow() {
    values.clear();
  }

  @Override
  public void none() {
    values.add(null);
  }

  @Override
  public void text(byte[] utf8) {
    values.add(new String(utf8, StandardCharsets.UTF_8));
  }

  @Override
  public void integer(long value) {
    values.add(value);
  }

  @Override
  public void bool(boolean value) {
    values.add(value);
  }

  @Override
  public void date(long epochDay) {
    values.add(LocalDate.ofEpochDay(epochDay));
  }

  @Override
  public void timestamp(long epochSecond, int nanos) {
    values.add(Instant.ofEpochSecond(epochSecond, nanos));
  }

  @Override
  public void decimal(int column, long unscaled) {
    values.add(BigDecimal.valueOf(unscaled, columns.get(column).scale()));
  }

  @Override
  public void decimal(int column, BigDecimal value) {
    values.add(value);
  }

  @Override
  public void texts(byte[] packed) {
    values.add(PackedTexts.unpack(new String(packed, StandardCharsets.UTF_8)));
  }

  @Override
  public void doubles(double[] values) {
    this.values.add(DoubleStream.of(values).boxed().toList());
  }

  @Override
  public void endRow() {}
}
