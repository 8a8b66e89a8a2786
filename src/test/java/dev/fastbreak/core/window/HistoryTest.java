package dev.fastbreak.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);

  record Row(LocalDate gameDate, String dataHash, Instant processedAt, int points)
      implements GameRow {}

  @Test
  void everythingBeforeADateIsStrictlyBeforeIt() {
    History<Row> history = History.of(OPENER, List.of(day(0), day(2), day(4)), List.of());
    assertThat(history.before(date(4)).rows()).containsExactly(day(2), day(0));
    assertThat(history.before(date(5)).rows()).containsExactly(day(4), day(2), day(0));
    assertThat(history.before(date(0)).rows()).isEmpty();
    assertThat(history.before(date(0)).isEmpty()).isTrue();
    assertThat(history.on(date(4))).contains(day(4));
    assertThat(history.on(date(3))).isEmpty();
    assertThat(history.on(date(6))).isEmpty();
  }

  @Test
  void anEarlierSeasonIsNoHistory() {
    History<Row> history = History.of(OPENER, List.of(day(-1), day(0)), List.of());
    assertThat(history.newestFirst()).containsExactly(day(0));
  }

  @Test
  void ofSeveralRowsForADateTheNewestCounts() {
    Row old = row(2, "ffff", 10, 1);
    Row newer = row(2, "aaaa", 11, 2);
    assertThat(History.of(OPENER, List.of(old, newer), List.of()).newestFirst())
        .containsExactly(newer);
    assertThat(History.of(OPENER, List.of(newer, old), List.of()).newestFirst())
        .containsExactly(newer);
    // Written at the same time: the greatest hash.
    Row twin = row(2, "bbbb", 11, 3);
    assertThat(History.of(OPENER, List.of(newer, twin, old), List.of()).newestFirst())
        .containsExactly(twin);
    assertThat(History.of(OPENER, List.of(twin, old, newer), List.of()).newestFirst())
        .containsExactly(twin);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Random random = new Random(9);
    List<Row> rows = new ArrayList<>();
    List<FlawedRow> flaws = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(
          row(
              random.nextInt(60),
              Integer.toHexString(random.nextInt(4)),
              random.nextInt(3),
              i % 7));
      if (i % 10 == 0) {
        flaws.add(
            flaw(
                random.nextInt(60),
                random.nextInt(3),
                Integer.toHexString(random.nextInt(4)),
                "flaw " + i));
      }
    }
    // Rows with equal date, hash and time are copies of one another.
    rows.replaceAll(
        row -> new Row(row.gameDate(), row.dataHash(), row.processedAt(), row.dataHash().length()));
    History<Row> first = History.of(OPENER, rows, flaws);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(rows, random);
      Collections.shuffle(flaws, random);
      History<Row> again = History.of(OPENER, rows, flaws);
      assertThat(again.newestFirst()).isEqualTo(first.newestFirst());
      for (int day = 0; day < 62; day++) {
        assertThat(again.before(date(day)).flawWithin(5))
            .isEqualTo(first.before(date(day)).flawWithin(5));
        assertThat(again.flawOn(date(day))).isEqualTo(first.flawOn(date(day)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // flaw written at, its hash, valid row written at, its hash, whether the flaw stands
    "11, a, 10, b, true",
    "9, c, 10, b, false",
    // Written at once, the greater hash counts, as between two valid rows.
    "10, c, 10, b, true",
    "10, a, 10, b, false",
    "10, b, 10, b, false",
    "10, , 10, b, false"
  })
  void aFlawStandsForItsDateUnlessANewerValidRowDoes(
      int flawAt, @Nullable String flawHash, int validAt, String validHash, boolean stands) {
    History<Row> history =
        History.of(
            OPENER,
            List.of(row(2, validHash, validAt, 1)),
            List.of(flaw(2, flawAt, flawHash, "points is -1, below 0")));
    assertThat(history.flawOn(date(2)).isPresent()).isEqualTo(stands);
    assertThat(history.on(date(2)).isPresent()).isEqualTo(!stands);
    assertThat(history.before(date(3)).anyFlaw().isPresent()).isEqualTo(stands);
  }

  @Test
  void aFlawThatDoesNotSayWhenItWasWrittenStands() {
    FlawedRow flaw = new FlawedRow("t", "a", date(2), null, "zz", "processed_at is null");
    History<Row> history = History.of(OPENER, List.of(day(2)), List.of(flaw));
    assertThat(history.flawOn(date(2))).contains(flaw);
  }

  @Test
  void flawsOfTheDateItselfLaterOnesAndEarlierSeasonsDoNotCount() {
    History<Row> history =
        History.of(
            OPENER,
            List.of(day(0)),
            List.of(flaw(4, 1, "later"), flaw(2, 1, "on the date"), flaw(-3, 1, "last season")));
    assertThat(history.before(date(2)).anyFlaw()).isEmpty();
    assertThat(history.before(date(2)).flawWithin(10)).isEmpty();
    assertThat(history.before(date(3)).flawWithin(10)).isPresent();
  }

  @Test
  void aFlawMattersWithinReachOfTheWindow() {
    List<Row> rows = List.of(day(0), day(2), day(4), day(6), day(8));
    History<Row> history = History.of(OPENER, rows, List.of(flaw(3, 1, "x")));
    Window<Row> window = history.before(date(9));
    // The newest 3 reach back to day 4, the newest 4 to day 2; more than there are reach all.
    assertThat(window.flawWithin(3)).isEmpty();
    assertThat(window.flawWithin(4)).isPresent();
    assertThat(window.flawWithin(6)).isPresent();
  }

  @Test
  void filteringKeepsFlaws() {
    History<Row> history =
        History.of(OPENER, List.of(row(0, "a", 1, 0), row(2, "a", 1, 9)), List.of(flaw(3, 1, "x")));
    History<Row> scored = history.where(row -> row.points() > 0);
    assertThat(scored.newestFirst()).containsExactly(row(2, "a", 1, 9));
    assertThat(scored.before(date(4)).flawWithin(1)).isPresent();
  }

  @Test
  void windowsAreCutFromTheNewestEnd() {
    Window<Row> window =
        History.of(OPENER, List.of(day(0), day(2), day(4), day(6)), List.of()).before(date(7));
    assertThat(window.newest(2)).containsExactly(day(6), day(4));
    assertThat(window.newest(10)).hasSize(4);
    assertThat(window.newest(0)).isEmpty();
    assertThat(window.size()).isEqualTo(4);
    // Both ends are exclusive: after day 2, before day 7.
    assertThat(window.after(date(2))).containsExactly(day(6), day(4));
    assertThat(window.after(date(6))).isEmpty();
    assertThat(window.after(date(-5))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    // window of 10: 10, floor 7, floor 5
    "10, 10, excellent",
    "9, 10, good",
    "7, 10, good",
    "6, 10, limited",
    "5, 10, limited",
    "4, 10, insufficient",
    // window of 20: 20, 14, 10
    "20, 20, excellent",
    "19, 20, good",
    "14, 20, good",
    "13, 20, limited",
    "10, 20, limited",
    "9, 20, insufficient",
    // window of 15: 15, floor(10.5) = 10, floor(7.5) = 7
    "10, 15, good",
    "7, 15, limited",
    "6, 15, insufficient"
  })
  void qualityOfASample(int games, int window, String quality) {
    assertThat(SampleSize.quality(games, window)).isEqualTo(quality);
  }

  @ParameterizedTest
  @CsvSource({
    "15, 15, 10, high",
    "14, 15, 10, medium",
    "10, 15, 10, medium",
    "9, 15, 10, low",
    "10, 10, 7, high",
    "7, 10, 7, medium",
    "6, 10, 7, low"
  })
  void tierOfASample(int games, int enough, int some, String tier) {
    assertThat(SampleSize.tier(games, enough, some)).isEqualTo(tier);
  }

  private static LocalDate date(int day) {
    return OPENER.plusDays(day);
  }

  private static Row day(int day) {
    return row(day, "h" + day, 1, day);
  }

  private static Row row(int day, String hash, int hour, int points) {
    return new Row(date(day), hash, Instant.EPOCH.plusSeconds(3600L * hour), points);
  }

  private static FlawedRow flaw(int day, int hour, String reason) {
    return flaw(day, hour, "a", reason);
  }

  private static FlawedRow flaw(int day, int hour, @Nullable String hash, String reason) {
    return new FlawedRow(
        "t", "a", date(day), Instant.EPOCH.plusSeconds(3600L * hour), hash, reason);
  }
}
