package dev.fastbreak.core.rows;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.OPENER;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.teams.TeamContext;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityHistoriesTest {

  private static TeamContext context(String team, String processedAt) {
    return context(team, D, processedAt);
  }

  private static TeamContext context(String team, LocalDate date, String processedAt) {
    return row(
        TeamContext.PROJECTION,
        date,
        "team_abbr",
        team,
        "processed_at",
        Instant.parse(processedAt),
        "data_hash",
        team + processedAt);
  }

  private static EntityHistories<TeamContext> of(List<TeamContext> rows, List<FlawedRow> flawed) {
    return EntityHistories.of(OPENER, new InputRows<>(rows, flawed), TeamContext::teamAbbr);
  }

  @Test
  void findsAnEntitysNewestRowOfTheDate() {
    TeamContext older = context("GSW", "2022-01-01T00:00:00Z");
    TeamContext newer = context("GSW", "2022-01-02T00:00:00Z");
    TeamContext other = context("BOS", "2022-01-03T00:00:00Z");

    EntityHistories<TeamContext> rows = of(List.of(newer, older, other), List.of());

    assertThat(rows.names()).containsExactly("BOS", "GSW");
    assertThat(rows.on("GSW", D)).contains(newer);
    assertThat(rows.on("BOS", D)).contains(other);
    assertThat(rows.on("GSW", D.plusDays(1))).isEmpty();
    assertThat(rows.on("LAL", D)).isEmpty();
    assertThat(rows.flawOn("GSW", D)).isEmpty();
  }

  @Test
  void flawedRowsThatNameNobodyOrNoDateAreKeptApart() {
    List<FlawedRow> flawed = List.of(flaw(null, D), flaw("GSW", D), flaw("BOS", null));
    EntityHistories<TeamContext> rows = of(List.of(), flawed);

    assertThat(rows.unattributable()).containsExactly(flaw(null, D), flaw("BOS", null));
    assertThat(rows.names()).containsExactly("GSW");
  }

  @Test
  void aFlawedRowStandsForItsEntityAndDate() {
    EntityHistories<TeamContext> rows = of(List.of(), List.of(flaw("GSW", D)));

    assertThat(rows.flawOn("GSW", D)).contains(flaw("GSW", D));
    assertThat(rows.flawOn("GSW", D.plusDays(1))).isEmpty();
    assertThat(rows.flawOn("BOS", D)).isEmpty();
  }

  @Test
  void rowsThatComeLaterJoinThoseThatAreThere() {
    TeamContext first = context("GSW", D.minusDays(2), "2022-01-01T00:00:00Z");
    TeamContext older = context("GSW", D, "2022-01-01T00:00:00Z");
    TeamContext newer = context("GSW", D, "2022-01-02T00:00:00Z");
    TeamContext other = context("BOS", D, "2022-01-01T00:00:00Z");

    EntityHistories<TeamContext> some = of(List.of(first, newer), List.of(flaw(null, D)));
    EntityHistories<TeamContext> more = of(List.of(older, other), List.of(flaw("BOS", null)));

    for (EntityHistories<TeamContext> both : List.of(some.and(more), more.and(some))) {
      assertThat(both.names()).containsExactly("BOS", "GSW");
      assertThat(both.of("GSW").newestFirst()).containsExactly(newer, first);
      assertThat(both.on("BOS", D)).contains(other);
      assertThat(both.unattributable()).containsExactlyInAnyOrder(flaw(null, D), flaw("BOS", null));
    }
  }
}
