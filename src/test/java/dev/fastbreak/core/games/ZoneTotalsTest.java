package dev.fastbreak.core.games;

import static dev.fastbreak.core.games.ShotZone.MID_RANGE;
import static dev.fastbreak.core.games.ShotZone.PAINT;
import static dev.fastbreak.core.games.ShotZone.PERIMETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.number.Fraction;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneTotalsTest {

  /** Attempts and makes: paint, mid-range, three. */
  record Shots(Long... values) implements ZoneRow {
    @Override
    public Long attempts(ShotZone zone) {
      return values[2 * zone.ordinal()];
    }

    @Override
    public Long makes(ShotZone zone) {
      return values[2 * zone.ordinal() + 1];
    }
  }

  @Test
  void sumsOnlyRowsThatKnowAllThreeZones() {
    ZoneTotals totals =
        ZoneTotals.over(
            List.of(
                shots(4, 3, 2, 1, 6, 2),
                shots(9, 9, null, null, 9, 9),
                shots(null, null, 9, 9, 9, 9),
                shots(9, 9, 9, 9, null, null),
                shots(1, 0, 0, 0, 7, 3)));
    assertThat(totals.games()).isEqualTo(5);
    assertThat(totals.zoneGames()).isEqualTo(2);
    // 4 + 1, 2 + 0, 6 + 7
    assertThat(totals.attempts(PAINT)).isEqualTo(5);
    assertThat(totals.attempts(MID_RANGE)).isEqualTo(2);
    assertThat(totals.attempts(PERIMETER)).isEqualTo(13);
    assertThat(totals.attempts()).isEqualTo(20);
    assertThat(totals.makes(PERIMETER)).isEqualTo(5);
    assertThat(totals.rate(PAINT)).isEqualTo(Fraction.of(25));
    assertThat(totals.percentage(PAINT)).isEqualTo(Fraction.of(3, 5));
    assertThat(totals.attemptsPerGame(PERIMETER)).isEqualTo(Fraction.of("6.5"));
    assertThat(totals.gapNote()).isEqualTo("zone data in 2 of 5 games");
  }

  @Test
  void noAttemptsAreKnownButHaveNoShare() {
    ZoneTotals totals = ZoneTotals.over(List.of(shots(0, 0, 0, 0, 0, 0)));
    assertThat(totals.rate(PAINT)).isNull();
    assertThat(totals.percentage(PAINT)).isNull();
    assertThat(totals.attemptsPerGame(PAINT)).isEqualTo(Fraction.ZERO);
    assertThat(totals.gapNote()).isNull();
  }

  @Test
  void noRowsAreUnknown() {
    ZoneTotals totals = ZoneTotals.over(List.of());
    assertThat(totals.attemptsPerGame(PAINT)).isNull();
    assertThat(totals.rate(PAINT)).isNull();
  }

  @Test
  void attemptsWithoutMakesAreNeverTakenForZero() {
    List<Shots> rows = List.of(shots(4, null, 2, 1, 6, 2));
    assertThatThrownBy(() -> ZoneTotals.over(rows)).isInstanceOf(NullPointerException.class);
  }

  private static Shots shots(Integer... values) {
    return new Shots(
        Arrays.stream(values).map(v -> v == null ? null : (Long) (long) v).toArray(Long[]::new));
  }
}
