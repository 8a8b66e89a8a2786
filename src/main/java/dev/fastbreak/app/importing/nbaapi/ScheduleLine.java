package dev.fastbreak.app.importing.nbaapi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A game of a schedule.
 *
 * @param homePoints null when the game has no result
 * @param overtimes null when the schedule does not tell
 * @param postponed whether it will not be played on its date
 * @param season the year in which the season starts, when the row says so
 */
record ScheduleLine(
    String game,
    LocalDate date,
    String home,
    String away,
    @Nullable Integer homePoints,
    @Nullable Integer awayPoints,
    @Nullable Integer overtimes,
    boolean postponed,
    @Nullable Integer season) {}
