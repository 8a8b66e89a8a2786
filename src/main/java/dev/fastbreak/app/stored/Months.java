package dev.fastbreak.app.stored;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Cuts a range of days into calendar months, so that few rows are in memory at once. */
public final class Months {

  /** A closed range of days inside one month. */
  public record Part(LocalDate from, LocalDate to) {}

  private Months() {}

  /** The parts of [start, end], oldest first. */
  public static List<Part> of(LocalDate start, LocalDate end) {
    List<Part> parts = new ArrayList<>();
    for (LocalDate from = start; !from.isAfter(end); ) {
      LocalDate last = YearMonth.from(from).atEndOfMonth();
      LocalDate to = last.isAfter(end) ? end : last;
      parts.add(new Part(from, to));
      from = to.plusDays(1);
    }
    return parts;
  }
}
