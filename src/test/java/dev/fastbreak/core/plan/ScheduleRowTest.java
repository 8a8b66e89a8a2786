package dev.fastbreak.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleRowTest {

  private static final Instant MORNING = Instant.parse("2021-12-15T06:00:00Z");
  private static final Instant EVENING = Instant.parse("2021-12-15T18:00:00Z");
  private static final LocalDate PLANNED = LocalDate.of(2021, 12, 15);
  private static final LocalDate PLAYED = LocalDate.of(2022, 2, 8);

  private static ScheduleRow row(String id, LocalDate date, String hash, Instant processedAt) {
    return new ScheduleRow(
        new ScheduledGame(id, null, date, 3L, "GSW", "BOS", 2021, true, false, false),
        hash,
        processedAt);
  }

  private static FlawedRow flaw(String id, Instant processedAt) {
    return flaw(id, processedAt, null);
  }

  private static FlawedRow flaw(String id, Instant processedAt, String hash) {
    return new FlawedRow(
        "nba_raw.nbac_schedule", id, PLANNED, processedAt, hash, "season_year is null");
  }

  private static InputRows<ScheduledGame> inForce(List<FlawedRow> flawed, ScheduleRow... rows) {
    return ScheduleRow.inForce(new InputRows<>(List.of(rows), flawed));
  }

  @Test
  void aPostponedGameCountsOnItsNewDateAloneInWhateverOrderItsVersionsAreRead() {
    List<ScheduleRow> rows =
        new ArrayList<>(
            List.of(
                row("moved", PLANNED, "z", MORNING),
                row("moved", PLAYED, "a", EVENING),
                row("other", PLAYED, "b", MORNING)));
    for (int i = 0; i < 2; i++) {
      InputRows<ScheduledGame> games = ScheduleRow.inForce(new InputRows<>(rows, List.of()));
      assertThat(games.rows()).hasSize(2);
      assertThat(LeagueCalendar.of(games.rows()).gameDates(PLANNED, PLAYED))
          .containsExactly(PLAYED);
      Collections.reverse(rows);
    }
  }

  @Test
  void ofTwoVersionsOfOneTimeTheGreatestHashCounts() {
    assertThat(
            inForce(List.of(), row("g", PLANNED, "b", EVENING), row("g", PLAYED, "a", EVENING))
                .rows())
        .extracting(ScheduledGame::gameDate)
        .containsExactly(PLANNED);
  }

  @Test
  void aVersionWithoutTimeOrHashIsOlderThanAnyOther() {
    assertThat(
            inForce(List.of(), row("g", PLAYED, "a", MORNING), row("g", PLANNED, "b", null)).rows())
        .extracting(ScheduledGame::gameDate)
        .containsExactly(PLAYED);
    assertThat(
            inForce(List.of(), row("g", PLANNED, null, MORNING), row("g", PLAYED, "a", MORNING))
                .rows())
        .extracting(ScheduledGame::gameDate)
        .containsExactly(PLAYED);
    assertThat(inForce(List.of(), row("g", PLAYED, null, null)).rows()).hasSize(1);
  }

  @Test
  void aFlawedVersionIsForgottenOnceANewerValidOneReplacesIt() {
    assertThat(inForce(List.of(flaw("g", MORNING)), row("g", PLAYED, "a", EVENING)).flawed())
        .isEmpty();
    assertThat(inForce(List.of(flaw("g", EVENING)), row("g", PLAYED, "a", MORNING)).flawed())
        .hasSize(1);
    assertThat(inForce(List.of(flaw("g", MORNING)), row("h", PLAYED, "a", EVENING)).flawed())
        .hasSize(1);
    assertThat(inForce(List.of(flaw(null, MORNING)), row("g", PLAYED, "a", EVENING)).flawed())
        .hasSize(1);
    assertThat(inForce(List.of(flaw("g", null)), row("g", PLAYED, "a", EVENING)).flawed())
        .isEmpty();
  }

  @Test
  void aFlawedVersionOfTheSameTimeCountsWhenItsHashIsGreater() {
    ScheduleRow valid = row("g", PLAYED, "b", EVENING);
    assertThat(inForce(List.of(flaw("g", EVENING, "c")), valid).flawed()).hasSize(1);
    assertThat(inForce(List.of(flaw("g", EVENING, "a")), valid).flawed()).isEmpty();
    assertThat(inForce(List.of(flaw("g", EVENING, null)), valid).flawed()).isEmpty();
  }
}
