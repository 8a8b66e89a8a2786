package dev.fastbreak.core.rows;

import dev.fastbreak.core.window.FlawedRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoded input rows, the valid and the flawed apart.
 *
 * @param rows rows that keep their schema
 * @param flawed rows that do not
 * @param <T> the input record
 */
public record InputRows<T>(List<T> rows, List<FlawedRow> flawed) {

  /** No rows. */
  public static <T> InputRows<T> none() {
    return new InputRows<>(List.of(), List.of());
  }

  /** These rows and those. */
  public InputRows<T> plus(InputRows<T> other) {
    List<T> allRows = new ArrayList<>(rows);
    allRows.addAll(other.rows);
    List<FlawedRow> allFlawed = new ArrayList<>(flawed);
    allFlawed.addAll(other.flawed);
    return new InputRows<>(allRows, allFlawed);
  }
}
