package dev.fastbreak.plan;

import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger answers of dates that several runs have been at. */
class LedgerTest {

  private static final LocalDate NOV_2 = LocalDate.of(2021, 11, 2);
  private static final LocalDate NOV_3 = LocalDate.of(2021, 11, 3);

  /**
   * Of runs that are counted, each an hour after the other: 10 rows written, 5 left as they are.
   */
  private static PrecomputeRun line(int run, Processor processor, LocalDate date, Outcome outcome) {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * run);
    return new PrecomputeRun(
        processor.storedName(),
        date,
        "run-" + run,
        outcome.name(),
        10,
        5,
        0,
        0,
        0,
        0,
        20,
        "input",
        "output",
        "1",
        time,
        time,
        null);
  }

  private static final PrecomputeRun DONE = line(1, PSZA, NOV_2, Outcome.COMPLETE);
  private static final PrecomputeRun FAILED = line(2, PSZA, NOV_2, Outcome.FAILED);
  private static final PrecomputeRun NEXT_DAY = line(2, PSZA, NOV_3, Outcome.COMPLETE);
  private static final PrecomputeRun OF_ANOTHER = line(2, PCF, NOV_2, Outcome.COMPLETE);
  private static final Ledger LEDGER = Ledger.of(List.of(NEXT_DAY, DONE, OF_ANOTHER, FAILED));

  @Test
  void theNewestLineOfADateHolds() {
    assertThat(LEDGER.newest(PSZA, NOV_2)).contains(FAILED);
    assertThat(LEDGER.history(PSZA, NOV_2)).containsExactly(FAILED, DONE);
    assertThat(LEDGER.newest(PCF, NOV_3)).isEmpty();
  }

  @Test
  void aDateThatFailedStillHoldsTheRowsOfTheLineBefore() {
    assertThat(LEDGER.rowsHeld(PSZA, NOV_2)).isEqualTo(15);
    assertThat(LEDGER.rowsHeld(PCF, NOV_3)).isZero();
  }

  @Test
  void theLinesOfARunAreThoseOfOneProcessorByDate() {
    assertThat(LEDGER.ofRun(PSZA, "run-2")).containsExactly(FAILED, NEXT_DAY);
    assertThat(LEDGER.ofRun(PSZA, "run-1")).containsExactly(DONE);
    assertThat(LEDGER.dates(PSZA)).containsExactly(NOV_2, NOV_3);
    assertThat(LEDGER.dates(PCF)).containsExactly(NOV_2);
    assertThat(LEDGER.lines()).containsExactlyInAnyOrder(DONE, FAILED, NEXT_DAY, OF_ANOTHER);
  }

  @Test
  void allIsKnownWhenTheNewestLineOfEveryDateAndProcessorIsDone() {
    assertThat(LEDGER.knowsAll(List.of(PSZA), List.of(NOV_3))).isTrue();
    assertThat(LEDGER.knowsAll(List.of(PSZA, PCF), List.of(NOV_3))).as("no line").isFalse();
    assertThat(LEDGER.knowsAll(List.of(PCF), List.of(NOV_2, NOV_3))).as("no line").isFalse();
    assertThat(LEDGER.knowsAll(List.of(PSZA), List.of(NOV_2))).as("failed since").isFalse();
  }
}
