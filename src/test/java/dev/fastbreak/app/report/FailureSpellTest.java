package dev.fastbreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.core.run.PrecomputeFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Failures of one kind are told once, with their first and last date. */
final class FailureSpellTest {

  private static LocalDate day(int day) {
    return LocalDate.of(2021, 11, day);
  }

  private static PrecomputeFailure failure(String player, int day, FailureCategory category) {
    return new PrecomputeFailure(
        Processor.PDC.storedName(),
        "run",
        day(day),
        player,
        category.label(),
        "reason of day " + day,
        false,
        Instant.EPOCH);
  }

  private static List<FailureSpell> spells(TreeSet<LocalDate> rows, PrecomputeFailure... failures) {
    return FailureSpell.of(List.of(failures), (processor, entity) -> rows);
  }

  @Test
  void failuresThatFollowEachOtherAreOneSpell() {
    List<FailureSpell> spells =
        spells(
            new TreeSet<>(),
            failure("curry", 9, FailureCategory.STALE_DATA),
            failure("curry", 2, FailureCategory.STALE_DATA),
            failure("curry", 5, FailureCategory.STALE_DATA));

    assertThat(spells).hasSize(1);
    assertThat(spells.get(0).first()).isEqualTo(day(2));
    assertThat(spells.get(0).last()).isEqualTo(day(9));
    assertThat(spells.get(0).dates()).isEqualTo(3);
    assertThat(spells.get(0).reason()).isEqualTo("reason of day 9");
  }

  @Test
  void aRowInBetweenAnotherKindOrAnotherPlayerBeginsANewOne() {
    assertThat(
            spells(
                new TreeSet<>(List.of(day(4))),
                failure("curry", 2, FailureCategory.STALE_DATA),
                failure("curry", 5, FailureCategory.STALE_DATA)))
        .extracting(FailureSpell::first)
        .containsExactly(day(2), day(5));
    assertThat(
            spells(
                new TreeSet<>(),
                failure("curry", 2, FailureCategory.INSUFFICIENT_DATA),
                failure("curry", 5, FailureCategory.STALE_DATA),
                failure("doncic", 5, FailureCategory.STALE_DATA)))
        .hasSize(3);
  }
}
