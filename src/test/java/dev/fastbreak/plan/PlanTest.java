package dev.fastbreak.plan;

import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan from November 2 to 4, with games that have moved away from days around it. */
class PlanTest {

  private static final LocalDate NOV_1 = LocalDate.of(2021, 11, 1);
  private static final LocalDate NOV_2 = LocalDate.of(2021, 11, 2);
  private static final LocalDate NOV_4 = LocalDate.of(2021, 11, 4);
  private static final LocalDate NOV_5 = LocalDate.of(2021, 11, 5);

  private static PlannedDate date(Processor processor, LocalDate date, Reason reason) {
    return new PlannedDate(processor, new DueDate(date, "digest"), reason, 2021, "");
  }

  private static Plan plan(PlannedDate... withoutGames) {
    return new Plan(
        NOV_2,
        NOV_4,
        List.of(PSZA, PCF),
        List.of(
            date(PSZA, NOV_2, Reason.UP_TO_DATE),
            date(PSZA, NOV_4, Reason.MISSING),
            date(PCF, NOV_2, Reason.MISSING),
            date(PCF, NOV_4, Reason.BLOCKED)),
        List.of(withoutGames),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  @Test
  void itSpeaksOfItsRange() {
    assertThat(plan().firstDate()).isEqualTo(NOV_2);
    assertThat(plan().lastDate()).isEqualTo(NOV_4);
    assertThat(plan().gameDates()).isEqualTo(2);
    assertThat(plan().due()).extracting(PlannedDate::processor).containsExactly(PSZA, PCF);
  }

  @Test
  void andOfDatesAroundItThatHaveNoGamesAnyMore() {
    PlannedDate before = date(PSZA, NOV_1, Reason.NO_GAMES);
    PlannedDate within = date(PSZA, NOV_2.plusDays(1), Reason.NO_GAMES);
    PlannedDate after = date(PCF, NOV_5, Reason.NO_GAMES);

    Plan plan = plan(within, before, after);

    assertThat(plan.firstDate()).isEqualTo(NOV_1);
    assertThat(plan.lastDate()).isEqualTo(NOV_5);
    assertThat(plan.withoutGames(PSZA)).containsExactly(within, before);
    assertThat(plan.withoutGames(PCF)).containsExactly(after);
    assertThat(plan.gameDates()).isEqualTo(2);
  }
}
