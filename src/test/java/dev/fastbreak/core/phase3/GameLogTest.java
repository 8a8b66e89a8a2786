package dev.fastbreak.core.phase3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.simulation.SimulatedLogs;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GameLogTest {

  private static final GameLog LOG = SimulatedLogs.of(2021, 3);
  private static final LocalDate DAY = LOG.games().get(300).date();

  @Test
  void onTheMorningOfADayNothingOfTheDayIsKnownButItsGames() {
    GameLog morning = LOG.asOf(DAY);

    assertThat(morning.games()).hasSameSizeAs(LOG.games());
    assertThat(morning.games())
        .filteredOn(game -> !game.date().isBefore(DAY))
        .isNotEmpty()
        .allMatch(game -> !game.hasPoints() && game.overtimePeriods() == null);
    assertThat(morning.playerBoxes()).isNotEmpty().allMatch(box -> box.date().isBefore(DAY));
    assertThat(morning.teamBoxes()).isNotEmpty().allMatch(box -> box.date().isBefore(DAY));
    assertThat(morning.injuries()).isNotEmpty().allMatch(entry -> entry.date().isBefore(DAY));
    assertThat(LOG.injuries()).anyMatch(entry -> entry.date().equals(DAY));
  }

  @Test
  void whatLiesBeforeTheDayIsUntouched() {
    GameLog morning = LOG.asOf(DAY);

    assertThat(morning.games())
        .filteredOn(game -> game.date().isBefore(DAY))
        .isEqualTo(LOG.games().stream().filter(game -> game.date().isBefore(DAY)).toList());
    assertThat(morning.playerBoxes())
        .isEqualTo(LOG.playerBoxes().stream().filter(box -> box.date().isBefore(DAY)).toList());
    assertThat(morning.asOf(DAY)).isEqualTo(morning);
  }
}
