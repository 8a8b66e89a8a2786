package dev.fastbreak.app.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Something that happened to a run.
 *
 * @param now how far the run is by then
 * @param days the days that it is about, or the first and the last of them; empty where it is about
 *     none
 * @param text the sentence of a message; else empty
 */
record Event(Kind kind, Snapshot now, TreeSet<LocalDate> days, String text) {

  /** In small letters, what programs are told. */
  enum Kind {
    /** The plan is made. */
    PLANNED,
    /** A chunk's pipeline begins. */
    STARTED,
    /** Dates were published. */
    PUBLISHED,
    /** Something that a user should read: where a job runs, what broke. */
    MESSAGE,
    /** Time has passed. */
    PROGRESS,
    /** The run has ended, however it did; the summary follows. */
    ENDED
  }

  static Event of(Kind kind, Snapshot now) {
    return of(kind, now, List.of());
  }

  static Event of(Kind kind, Snapshot now, Collection<LocalDate> days) {
    return new Event(kind, now, new TreeSet<>(days), "");
  }

  static Event message(String sentence, Snapshot now) {
    return new Event(Kind.MESSAGE, now, new TreeSet<>(), sentence);
  }

  /** {@code 2021-11-02 to 2021-11-03}, of one day too. */
  String span() {
    return "%s to %s".formatted(days.first(), days.last());
  }
}
