package dev.fastbreak.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunIdTest {

  /** Half past eleven in the evening in London is already the next day in Kyiv. */
  private static final Clock LATE =
      Clock.fixed(Instant.parse("2022-01-15T23:30:00Z"), ZoneId.of("Europe/Kyiv"));

  @Test
  void namesTheDayInUtcAndTenConsonants() {
    assertThat(RunId.next(LATE)).matches("20220115[bcdfghjklmnpqrstvwxz]{10}");
  }

  @Test
  void runsThatBeginAtTheSameInstantHaveTheirOwnNames() {
    Set<String> ids = new HashSet<>();
    // 32 bits would repeat themselves here: of 300,000 names, ten or so pairs would be the same.
    for (int i = 0; i < 300_000; i++) {
      ids.add(RunId.next(LATE));
    }
    assertThat(ids).hasSize(300_000);
  }
}
