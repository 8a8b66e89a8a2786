package dev.fastbreak.app.backfill;

import dev.fastbreak.app.plan.PlannedDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Cuts due dates into chunks. */
final class Chunks {

  private Chunks() {}

  /** Consecutive dates that one pipeline takes: never across seasons, in the order given. */
  static List<List<PlannedDate>> of(List<PlannedDate> dates, ChunkSize size) {
    List<List<PlannedDate>> chunks = new ArrayList<>();
    List<PlannedDate> open = new ArrayList<>();
    for (PlannedDate date : dates) {
      if (!open.isEmpty() && startsNew(open, date, size)) {
        chunks.add(List.copyOf(open));
        open.clear();
      }
      open.add(date);
    }
    if (!open.isEmpty()) {
      chunks.add(List.copyOf(open));
    }
    return chunks;
  }

  private static boolean startsNew(List<PlannedDate> open, PlannedDate date, ChunkSize size) {
    PlannedDate first = open.get(0);
    if (first.seasonYear() != date.seasonYear()) {
      return true;
    }
    return switch (size.kind()) {
      case SEASON -> false;
      case MONTH -> !YearMonth.from(first.date()).equals(YearMonth.from(date.date()));
      case GAME_DATES -> open.size() >= size.gameDates();
    };
  }
}
