package dev.fastbreak.core.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows of one player or team in one season: one row a game date, each the newest version.
 *
 * <p>The only way to look back in time. Every window is cut from {@link #before}, whose end is
 * exclusive, so a game of a date can never take part in the features of that date.
 */
public final class History<T extends GameRow> {

  /**
   * A date knows that it is a date, where {@code reverseOrder} asks each time whether it can be
   * compared: in a season's tables that is a third of the time that this class takes.
   */
  private static final Comparator<LocalDate> NEWEST_FIRST = (a, b) -> b.compareTo(a);

  private static final Comparator<GameRow> BY_VERSION =
      Comparator.comparing(GameRow::processedAt).thenComparing(GameRow::dataHash);

  /** Newest first; of several for one date the newest version, then by what is wrong with it. */
  private static final Comparator<FlawedRow> NEWEST_FLAW_FIRST =
      Comparator.comparing(FlawedRow::gameDate, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(FlawedRow::processedAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .reversed()
          .thenComparing(FlawedRow::reason);

  private final List<T> newestFirst;
  private final List<FlawedRow> flawed;

  /** The rows' dates as numbers in the order of time: every window is found by them. */
  private final int[] days;

  private History(List<T> newestFirst, List<FlawedRow> flawed) {
    this.newestFirst = newestFirst;
    this.flawed = flawed;
    this.days = new int[newestFirst.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = day(newestFirst.get(i).gameDate());
    }
  }

  /** Cheaper to make than the day of the epoch, and as good for comparing. */
  private static int day(LocalDate date) {
    return (date.getYear() << 9) + (date.getMonthValue() << 5) + date.getDayOfMonth();
  }

  /**
   * Keeps, for each date, the row with the newest {@code processedAt} (ties: the greatest hash).
   *
   * @param opener rows before the season's first game date are passed over
   * @param rows valid rows, in any order
   * @param flawed rows that break their schema; one that is newer than the valid row of its date
   *     takes its place, and so does one as old with a greater hash: which row counts does not
   *     depend on whether it can be used
   */
  public static <T extends GameRow> History<T> of(
      LocalDate opener, Collection<T> rows, Collection<FlawedRow> flawed) {
    Map<LocalDate, T> byDate = new TreeMap<>(NEWEST_FIRST);
    for (T row : rows) {
      if (!row.gameDate().isBefore(opener)) {
        byDate.merge(row.gameDate(), row, (a, b) -> BY_VERSION.compare(a, b) >= 0 ? a : b);
      }
    }
    List<FlawedRow> inForce = new ArrayList<>();
    for (FlawedRow flaw : flawed) {
      LocalDate date = flaw.gameDate();
      if (date == null || date.isBefore(opener)) {
        continue;
      }
      T valid = byDate.get(date);
      if (valid == null || isInForce(flaw, valid)) {
        byDate.remove(date);
        inForce.add(flaw);
      }
    }
    inForce.sort(NEWEST_FLAW_FIRST);
    return new History<>(List.copyOf(byDate.values()), List.copyOf(inForce));
  }

  /** A row that does not say when it was written is not known to be older, and stands. */
  private static boolean isInForce(FlawedRow flaw, GameRow valid) {
    if (flaw.processedAt() == null) {
      return true;
    }
    int age = flaw.processedAt().compareTo(valid.processedAt());
    return age > 0
        || (age == 0 && flaw.dataHash() != null && flaw.dataHash().compareTo(valid.dataHash()) > 0);
  }

  /** The rows of two histories, each without the dates of the other. */
  public History<T> and(History<T> more) {
    if (more.newestFirst.isEmpty() && more.flawed.isEmpty()) {
      return this;
    }
    List<T> rows = new ArrayList<>(newestFirst);
    rows.addAll(more.newestFirst);
    List<FlawedRow> flaws = new ArrayList<>(flawed);
    flaws.addAll(more.flawed);
    return of(LocalDate.MIN, rows, flaws);
  }

  public List<T> newestFirst() {
    return newestFirst;
  }

  /** The flawed rows that stand for their dates, newest first. */
  public List<FlawedRow> flawed() {
    return flawed;
  }

  /** The same history with only the rows that the predicate keeps, flawed rows included. */
  public History<T> where(Predicate<? super T> keep) {
    return new History<>(newestFirst.stream().filter(keep).toList(), flawed);
  }

  /** Everything strictly before a date. */
  public Window<T> before(LocalDate date) {
    return new Window<>(
        newestFirst.subList(firstBefore(day(date)), newestFirst.size()), flawedBefore(date));
  }

  /** The row of exactly that date. */
  public Optional<T> on(LocalDate date) {
    int day = day(date);
    int i = firstBefore(day + 1);
    return i < days.length && days[i] == day ? Optional.of(newestFirst.get(i)) : Optional.empty();
  }

  /** The flawed row that stands for exactly that date. */
  public Optional<FlawedRow> flawOn(LocalDate date) {
    return flawed.isEmpty()
        ? Optional.empty()
        : flawed.stream().filter(flaw -> date.equals(flaw.gameDate())).findFirst();
  }

  private List<FlawedRow> flawedBefore(LocalDate date) {
    return flawed.isEmpty()
        ? flawed
        : flawed.stream()
            .filter(flaw -> flaw.gameDate() != null && flaw.gameDate().isBefore(date))
            .toList();
  }

  /** Index of the newest row before the day. */
  private int firstBefore(int day) {
    int low = 0;
    int high = days.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] < day) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
