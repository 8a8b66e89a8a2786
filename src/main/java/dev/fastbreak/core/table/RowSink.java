package dev.fastbreak.core.table;

import java.math.BigDecimal;

/**
 * Takes rows value by value, in the order of their columns, as {@link RowFormat} holds them: no
 * object is made of a number, a date or a text that is only handed on.
 *
 * @param <X> what it throws when a value cannot be taken
 */
public interface RowSink<X extends Exception> {

  void beginRow() throws X;

  void none() throws X;

  void text(byte[] utf8) throws X;

  void integer(long value) throws X;

  void bool(boolean value) throws X;

  void date(long epochDay) throws X;

  void timestamp(long epochSecond, int nanos) throws X;

  /** A decimal of the scale of a column, given by its position: {@code unscaled / 10^scale}. */
  void decimal(int column, long unscaled) throws X;

  /** A decimal of the column's scale with more digits than a long holds for certain. */
  void decimal(int column, BigDecimal value) throws X;

  /** A list of texts, {@linkplain PackedTexts packed}. */
  void texts(byte[] packed) throws X;

  void doubles(double[] values) throws X;

  void endRow() throws X;
}
