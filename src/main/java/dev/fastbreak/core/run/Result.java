package dev.fastbreak.core.run;

import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;

/** What a calculator makes of one entity on one date: a row, or a reason why there is none. */
public sealed interface Result<T> {

  record Row<T>(T row) implements Result<T> {}

  record Failed<T>(FailureCategory category, String reason) implements Result<T> {}

  static <T> Result<T> row(T row) {
    return new Row<>(row);
  }

  static <T> Result<T> failed(FailureCategory category, String reason) {
    return new Failed<>(category, reason);
  }

  /**
   * The failure of an entity whose computation threw: a defect of the program or of an input that
   * no check foresaw. The other entities and dates go on.
   */
  static <T> Result<T> thrown(FailureCategory category, RuntimeException e) {
    String message = e.getMessage();
    return failed(
        category,
        e.getClass().getSimpleName()
            + (message == null ? "" : ": " + message)
            + ". This is a defect of the computation: report it with the entity and the date.");
  }

  /** The failure of a player whose newest played game lies too far back. */
  static <T> Result<T> stale(LocalDate newest, int days, LocalDate date) {
    return failed(
        FailureCategory.STALE_DATA,
        "Newest played game on " + newest + ", more than " + days + " days before " + date);
  }

  /**
   * The failure of an entity of which a result is too great to be stored.
   *
   * @param misfit the value and its column
   */
  static <T> Result<T> misfit(String misfit) {
    return failed(
        FailureCategory.INVALID_INPUT,
        misfit + ". Correct the rows that it is made of; the date is then due again.");
  }

  /** The failure of an entity whose window holds a row that breaks its schema. */
  static <T> Result<T> invalidInput(FlawedRow flaw) {
    return failed(
        FailureCategory.INVALID_INPUT,
        flaw.describe() + ". Correct the row in " + flaw.table() + "; the date is then due again.");
  }
}
