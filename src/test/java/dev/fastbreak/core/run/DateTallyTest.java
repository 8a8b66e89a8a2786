package dev.fastbreak.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.hash.SetDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTallyTest {

  @ParameterizedTest
  @CsvSource({
    // population, rows, expected, unexpected, date level, limit, outcome
    "30, 30, 0, 0, 0, 0.05, COMPLETE",
    // nothing but expected failures: a season's first weeks
    "30, 0, 30, 0, 0, 0.05, COMPLETE",
    "0, 0, 0, 0, 0, 0.05, COMPLETE",
    // 1 of 100 and 5 of 100 are within 5 percent, 6 are not
    "100, 99, 0, 1, 0, 0.05, COMPLETE_WITH_FAILURES",
    "100, 95, 0, 5, 0, 0.05, COMPLETE_WITH_FAILURES",
    "100, 94, 0, 6, 0, 0.05, FAILED",
    // exactly at the limit, although 0.29 * 100 < 29 as doubles
    "100, 71, 0, 29, 0, 0.29, COMPLETE_WITH_FAILURES",
    "100, 70, 0, 30, 0, 0.29, FAILED",
    // no row, and not all failures are expected
    "100, 0, 99, 1, 0, 0.05, FAILED",
    "100, 0, 100, 0, 1, 0.05, FAILED",
    "100, 0, 99, 1, 0, 1.0, FAILED",
    // everyone failed
    "100, 0, 0, 100, 0, 0.05, FAILED",
    // a date-level failure stands for no entity
    "100, 100, 0, 0, 1, 0.05, COMPLETE_WITH_FAILURES",
    "100, 99, 0, 1, 0, 0.0, FAILED",
    // nobody to account for, and the whole date says that this is wrong
    "0, 0, 0, 0, 1, 0.05, FAILED",
    "0, 0, 0, 0, 1, 1.0, FAILED"
  })
  void outcomeFollowsFromTheCounts(
      long population,
      long rows,
      long expected,
      long unexpected,
      long dateLevel,
      double limit,
      Outcome outcome) {
    DateTally tally =
        new DateTally(population, rows, expected, unexpected, dateLevel, new SetDigest());
    assertThat(tally.outcome(limit)).isEqualTo(outcome);
    assertThat(tally.accountsForEveryone()).isTrue();
  }

  @Test
  void seesWhoIsMissing() {
    assertThat(new DateTally(10, 6, 3, 0, 0, new SetDigest()).accountsForEveryone()).isFalse();
    assertThat(new DateTally(10, 6, 3, 2, 0, new SetDigest()).accountsForEveryone()).isFalse();
    // A failure of the whole date counts for no entity.
    assertThat(new DateTally(10, 7, 3, 0, 1, new SetDigest()).accountsForEveryone()).isTrue();
  }

  @Test
  void partsOfADateAddUpInAnyOrder() {
    DateTally one = new DateTally(10, 6, 3, 1, 0, digest("a"));
    DateTally two = new DateTally(5, 5, 0, 0, 1, digest("b"));
    assertThat(one.plus(two)).isEqualTo(two.plus(one));
    assertThat(one.plus(DateTally.empty())).isEqualTo(one);
    assertThat(one.plus(two).population()).isEqualTo(15);
    assertThat(one.plus(two).rows()).isEqualTo(11);
    assertThat(one.plus(two).dateLevelUnexpected()).isEqualTo(1);
    // The parts themselves stay as they were.
    assertThat(one.output()).isEqualTo(digest("a"));
  }

  @Test
  void doneMeansNothingIsLeftToDo() {
    assertThat(Outcome.COMPLETE.isDone()).isTrue();
    assertThat(Outcome.SKIPPED_BOOTSTRAP.isDone()).isTrue();
    assertThat(Outcome.NO_GAMES.isDone()).isTrue();
    assertThat(Outcome.COMPLETE_WITH_FAILURES.isDone()).isFalse();
    assertThat(Outcome.FAILED.isDone()).isFalse();
    assertThat(Outcome.BLOCKED.isDone()).isFalse();
    assertThat(Outcome.values())
        .filteredOn(Outcome::keepsEarlierRows)
        .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.BLOCKED);
  }

  private static SetDigest digest(String item) {
    SetDigest digest = new SetDigest();
    digest.add(item);
    return digest;
  }
}
