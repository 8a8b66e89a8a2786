package dev.fastbreak.core.window;

import java.time.Instant;
import java.time.LocalDate;

/** An input row about one game of one player or team. */
public interface GameRow {

  /** Local date of the game; a player or team has one game a date. */
  LocalDate gameDate();

  /** Content hash of the row. */
  String dataHash();

  /** When the row was written: of several rows for one game, the newest counts. */
  Instant processedAt();
}
