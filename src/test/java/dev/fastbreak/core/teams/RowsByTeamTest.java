package dev.fastbreak.core.teams;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.OPENER;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsByTeamTest {

  private static TeamContext context(String team, String processedAt) {
    return row(
        TeamContext.PROJECTION,
        D,
        "team_abbr",
        team,
        "processed_at",
        Instant.parse(processedAt),
        "data_hash",
        team + processedAt);
  }

  @Test
  void findsATeamsNewestRowOfTheDate() {
    TeamContext older = context("GSW", "2022-01-01T00:00:00Z");
    TeamContext newer = context("GSW", "2022-01-02T00:00:00Z");
    TeamContext other = context("BOS", "2022-01-03T00:00:00Z");

    RowsByTeam<TeamContext> rows =
        RowsByTeam.of(
            OPENER, new InputRows<>(List.of(newer, older, other), List.of()), c -> c.teamAbbr());

    assertThat(rows.teams()).containsExactlyInAnyOrder("GSW", "BOS");
    assertThat(rows.on("GSW", D)).contains(newer);
    assertThat(rows.on("BOS", D)).contains(other);
    assertThat(rows.on("GSW", D.plusDays(1))).isEmpty();
    assertThat(rows.on("LAL", D)).isEmpty();
    assertThat(rows.flawOn("GSW", D)).isEmpty();
  }

  @Test
  void flawedRowsThatNameNoTeamAreKeptApart() {
    List<FlawedRow> flawed = List.of(flaw(null, D), flaw("GSW", D), flaw("BOS", null));
    RowsByTeam<TeamContext> rows =
        RowsByTeam.of(OPENER, new InputRows<>(List.of(), flawed), c -> c.teamAbbr());

    assertThat(rows.unattributable()).containsExactly(flaw(null, D), flaw("BOS", null));
    assertThat(rows.teams()).containsExactly("GSW");
  }

  @Test
  void aFlawedRowStandsForItsTeamAndDate() {
    RowsByTeam<TeamContext> rows =
        RowsByTeam.of(
            OPENER, new InputRows<>(List.of(), List.of(flaw("GSW", D))), c -> c.teamAbbr());

    assertThat(rows.flawOn("GSW", D)).contains(flaw("GSW", D));
    assertThat(rows.flawOn("GSW", D.plusDays(1))).isEmpty();
    assertThat(rows.flawOn("BOS", D)).isEmpty();
  }
}
