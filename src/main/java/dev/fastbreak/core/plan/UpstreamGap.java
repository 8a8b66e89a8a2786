package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that upstream lacks, or has and should not.
 *
 * @param kind what kind of gap it is
 * @param table where it gapes; null when it is the schedule
 * @param date the date that it concerns
 * @param what the game, team or season, in a few words
 */
public record UpstreamGap(Kind kind, @Nullable TableSpec<?> table, LocalDate date, String what) {

  public enum Kind {
    /** A team of a final game has no row. */
    MISSING_ROWS("a final game has no row of a team"),
    /** A team of a game that is computed has no context. */
    MISSING_CONTEXTS(
        "a game has no context of a team; synthetic ones stand in, and their rows are not ready"),
    /** Rows of a team that the schedule does not know. */
    FOREIGN_TEAM("rows of a team that the schedule does not know"),
    /** A game that was postponed, or whose result is missing. */
    OVERDUE_GAME("postponed, or its result is missing; nothing counts it"),
    /** The range goes on when the schedule does not. */
    SCHEDULE_ENDS("the schedule ends before the range does"),
    /** A season of the range of which the schedule knows nothing. */
    MISSING_SEASON("a season of the range is not in the schedule");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    public String meaning() {
      return meaning;
    }

    /** Whether rows are wrong or not ready for it; the others may be as they should. */
    public boolean isIncomplete() {
      return this == MISSING_ROWS || this == MISSING_CONTEXTS;
    }
  }

  /** What the schedule as a whole lacks for a range. */
  public static List<UpstreamGap> ofSchedule(
      LeagueCalendar calendar, LocalDate start, LocalDate end) {
    List<UpstreamGap> gaps = new ArrayList<>();
    for (int year = start.getYear() - 1; year < end.getYear(); year++) {
      // Every season so far was under way when the year changed.
      LocalDate newYear = LocalDate.of(year + 1, 1, 1);
      if (!newYear.isBefore(start)
          && !newYear.isAfter(end)
          && !calendar.seasons().containsKey(year)) {
        gaps.add(
            new UpstreamGap(Kind.MISSING_SEASON, null, newYear, calendar.season(year).toString()));
      }
    }
    calendar
        .lastGameDate()
        .filter(last -> last.isBefore(end))
        .ifPresent(
            last ->
                gaps.add(new UpstreamGap(Kind.SCHEDULE_ENDS, null, last, "is its last game date")));
    for (SeasonSchedule season : calendar.seasons().values()) {
      for (SeasonSchedule.OverdueGame game : season.overdue()) {
        if (!game.date().isBefore(start) && !game.date().isAfter(end)) {
          gaps.add(new UpstreamGap(Kind.OVERDUE_GAME, null, game.date(), game.gameId()));
        }
      }
    }
    return gaps;
  }

  /**
   * Whether processors see it on the dates of a range: windows reach back to the opener, contexts
   * are read on their date alone.
   */
  public boolean concerns(LocalDate start, LocalDate end, Collection<Processor> processors) {
    return !date.isAfter(end)
        && (kind != Kind.MISSING_CONTEXTS || !date.isBefore(start))
        && processors.stream().anyMatch(this::concerns);
  }

  /** Whether a processor reads the table. */
  public boolean concerns(Processor processor) {
    return table == null || Reads.STANDARD.upstream(processor).contains(table);
  }

  /** {@code 2022-01-05 BOS (BOS at NYK)}. */
  public String describe() {
    return date + " " + what;
  }
}
