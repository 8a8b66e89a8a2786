package dev.fastbreak.core.window;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of one player or team strictly before a date, newest first. */
public final class Window<T extends GameRow> {

  private final List<T> rows;
  private final List<FlawedRow> flawed;

  Window(List<T> rows, List<FlawedRow> flawed) {
    this.rows = rows;
    this.flawed = flawed;
  }

  public List<T> rows() {
    return rows;
  }

  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The newest {@code n} rows, fewer when there are fewer. */
  public List<T> newest(int n) {
    return rows.subList(0, Math.min(n, rows.size()));
  }

  /** Rows with {@code after < game date}: the start is exclusive, like the end. */
  public List<T> after(LocalDate after) {
    int end = 0;
    while (end < rows.size() && rows.get(end).gameDate().isAfter(after)) {
      end++;
    }
    return rows.subList(0, end);
  }

  /**
   * The flawed row that stands within the reach of the newest {@code n} rows, if any: the window
   * cannot be trusted then.
   */
  public Optional<FlawedRow> flawWithin(int n) {
    if (flawed.isEmpty()) {
      return Optional.empty();
    }
    boolean reachesAll = rows.size() < n;
    return flawed.stream()
        .filter(
            flaw ->
                reachesAll
                    || (flaw.gameDate() != null
                        && !flaw.gameDate().isBefore(rows.get(n - 1).gameDate())))
        .findFirst();
  }

  /** Any flawed row of the season before the date. */
  public Optional<FlawedRow> anyFlaw() {
    return flawed.stream().findFirst();
  }
}
