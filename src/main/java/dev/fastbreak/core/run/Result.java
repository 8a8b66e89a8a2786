package dev.fastbreak.core.run;

/**
 * What a calculator makes of one entity on one date: a row, or a reason why there is none.
 *
 * @param <T> the row
 */
public sealed interface Result<T> {

  /** The entity has a row. */
  record Row<T>(T row) implements Result<T> {}

  /** The entity has none. */
  record Failed<T>(FailureCategory category, String reason) implements Result<T> {}

  static <T> Result<T> row(T row) {
    return new Row<>(row);
  }

  static <T> Result<T> failed(FailureCategory category, String reason) {
    return new Failed<>(category, reason);
  }
}
