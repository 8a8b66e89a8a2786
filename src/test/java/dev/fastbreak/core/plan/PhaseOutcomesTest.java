package dev.fastbreak.core.plan;

import static dev.fastbreak.core.catalog.Processor.ML;
import static dev.fastbreak.core.catalog.Processor.PCF;
import static dev.fastbreak.core.catalog.Processor.PDC;
import static dev.fastbreak.core.catalog.Processor.PSZA;
import static dev.fastbreak.core.catalog.Processor.TDZA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseOutcomesTest {

  private static final LocalDate D = LocalDate.of(2021, 11, 10);
  private static final LocalDate NEXT = D.plusDays(1);
  private static final DateTally FINE = new DateTally(20, 18, 2, 0, 0, new SetDigest());
  private static final DateTally ONE_UNEXPECTED = new DateTally(20, 19, 0, 1, 0, new SetDigest());
  private static final DateTally BAD = new DateTally(20, 10, 0, 10, 0, new SetDigest());

  private final Map<ProcessorDate, DateTally> counted = new HashMap<>();

  PhaseOutcomesTest() {
    for (Processor processor : Processor.values()) {
      counted.put(new ProcessorDate(processor, D), FINE);
      counted.put(new ProcessorDate(processor, NEXT), FINE);
    }
  }

  private Map<ProcessorDate, Ending> judged(Processor... due) {
    Map<Processor, List<DueDate>> dates = new EnumMap<>(Processor.class);
    Arrays.asList(due)
        .forEach(p -> dates.put(p, List.of(new DueDate(D, "x"), new DueDate(NEXT, "x"))));
    SeasonSchedule season =
        SeasonSchedule.of(2021, Schedules.series(LocalDate.of(2021, 10, 19), 1, 40, "BOS", "GSW"));
    return PhaseOutcomes.of(
        new Chunk(SeasonFacts.ofSchedule(season), dates, "run", Instant.EPOCH, 0.05, null),
        counted);
  }

  private void count(Processor processor, DateTally tally) {
    counted.put(new ProcessorDate(processor, D), tally);
  }

  private static List<Outcome> of(Map<ProcessorDate, Ending> outcomes, LocalDate date) {
    return Arrays.stream(Processor.values())
        .map(processor -> outcomes.get(new ProcessorDate(processor, date)).outcome())
        .toList();
  }

  @Test
  void whereNothingFailsEveryDateEndsAsItsCountsSay() {
    count(PSZA, ONE_UNEXPECTED);
    Map<ProcessorDate, Ending> outcomes = judged(Processor.values());
    assertThat(of(outcomes, D))
        .containsExactly(
            Outcome.COMPLETE,
            Outcome.COMPLETE_WITH_FAILURES,
            Outcome.COMPLETE,
            Outcome.COMPLETE,
            Outcome.COMPLETE);
    assertThat(outcomes.values()).extracting(Ending::failure).containsOnlyNulls();
    assertThat(outcomes.get(new ProcessorDate(PSZA, D)).tally()).isEqualTo(ONE_UNEXPECTED);
  }

  @Test
  void aFailedDateBlocksWhoRequiresItAndNoOtherDate() {
    count(PSZA, BAD);
    Map<ProcessorDate, Ending> outcomes = judged(Processor.values());
    assertThat(of(outcomes, D))
        .containsExactly(
            Outcome.COMPLETE, Outcome.FAILED, Outcome.BLOCKED, Outcome.BLOCKED, Outcome.BLOCKED);
    assertThat(of(outcomes, NEXT)).containsOnly(Outcome.COMPLETE);
    assertThat(outcomes.values())
        .filteredOn(ending -> ending.failure() != null)
        .extracting(Ending::due)
        .containsExactly(
            new ProcessorDate(PCF, D), new ProcessorDate(PDC, D), new ProcessorDate(ML, D));
    assertThat(outcomes.get(new ProcessorDate(ML, D)).failure())
        .isEqualTo(
            new Failure(
                D,
                Failure.DATE_LEVEL,
                FailureCategory.MISSING_DEPENDENCY,
                "ML of 2021-11-10 cannot be computed: this run has no result of PSZA, PCF, PDC for"
                    + " it. Run the missing processors for the date first."));
    // What was counted for the date does not count: nothing of it is published.
    assertThat(outcomes.get(new ProcessorDate(ML, D)).tally()).isEqualTo(DateTally.ofWholeDate());
    assertThat(outcomes.get(new ProcessorDate(PSZA, D)).tally()).isEqualTo(BAD);
  }

  @Test
  void whoOnlyReadsAFailedDateButDoesNotRequireItGoesOn() {
    count(TDZA, BAD);
    // ML reads TDZA and does without, but not without PCF, which requires it.
    assertThat(of(judged(Processor.values()), D))
        .containsExactly(
            Outcome.FAILED, Outcome.COMPLETE, Outcome.BLOCKED, Outcome.COMPLETE, Outcome.BLOCKED);
    assertThat(judged(TDZA, ML).get(new ProcessorDate(ML, D)).outcome())
        .isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void whatTheChunkDoesNotComputeBlocksNobody() {
    // Whether the warehouse holds what is read has been the planner's question.
    assertThat(judged(ML).get(new ProcessorDate(ML, D)).outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aDateOfWhichNobodyIsKnownHasFailedAndBlocksNobody() {
    count(PCF, DateTally.empty());
    counted.remove(new ProcessorDate(PDC, D));
    Map<ProcessorDate, Ending> outcomes = judged(Processor.values());
    assertThat(of(outcomes, D))
        .containsExactly(
            Outcome.COMPLETE, Outcome.COMPLETE, Outcome.FAILED, Outcome.FAILED, Outcome.COMPLETE);
    assertThat(outcomes.get(new ProcessorDate(PDC, D)).tally()).isEqualTo(DateTally.ofWholeDate());
    assertThat(outcomes.get(new ProcessorDate(PDC, D)).failure().reason())
        .isEqualTo(
            "2021-11-10 is a game date of BOS, GSW, but upcoming_player_game_context has no row of"
                + " it, and player_game_summary no player of these teams in the 30 days before it."
                + " Load these rows, then run the date again.");
  }

  @Test
  void whereNobodyIsKnownItIsSaidWhatEachProcessorLacks() {
    for (Processor processor : Processor.values()) {
      count(processor, DateTally.empty());
    }
    Map<ProcessorDate, Ending> outcomes = judged(Processor.values());
    assertThat(outcomes.get(new ProcessorDate(TDZA, D)).failure().reason())
        .contains("but the season's schedule names no team.");
    assertThat(outcomes.get(new ProcessorDate(PSZA, D)).failure().reason())
        .contains("but no player has a played row in player_game_summary before it.");
  }

  @Test
  void aFailureOfTheWholeDateWhereNobodyElseIsKnownFailsAndBlocksNobody() {
    count(PSZA, DateTally.ofWholeDate());
    Map<ProcessorDate, Ending> outcomes = judged(Processor.values());
    assertThat(outcomes.get(new ProcessorDate(PSZA, D)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(outcomes.get(new ProcessorDate(PDC, D)).outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aDateThatIsNotOfTheChunkIsNotJudged() {
    assertThat(judged(PSZA))
        .containsOnlyKeys(new ProcessorDate(PSZA, D), new ProcessorDate(PSZA, NEXT));
  }
}
