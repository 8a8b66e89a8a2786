package dev.fastbreak.core.phase;

import dev.fastbreak.core.window.FlawedRow;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Input rows that name no player or team, so that nobody can be told of them but the dates.
 *
 * @param ofSeason rows of tables that every later date looks back on
 * @param ofDate rows of tables of which a date reads its own rows alone
 */
public record Unattributable(List<FlawedRow> ofSeason, List<FlawedRow> ofDate) {

  /** The rows that a date must speak of: its own and, where it looks back, earlier ones. */
  public List<FlawedRow> concerning(LocalDate date) {
    return Stream.concat(
            ofSeason.stream()
                .filter(flaw -> flaw.gameDate() == null || !flaw.gameDate().isAfter(date)),
            ofDate.stream().filter(flaw -> flaw.gameDate() == null || flaw.gameDate().equals(date)))
        .toList();
  }
}
