package dev.fastbreak.core.teams;

import static dev.fastbreak.core.fixtures.Rows.row;
import static dev.fastbreak.core.fixtures.Season.D;
import static dev.fastbreak.core.fixtures.Season.OPENER;
import static dev.fastbreak.core.fixtures.Season.byTeam;
import static dev.fastbreak.core.fixtures.Season.flaw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.hash.SourceHasher;
import dev.fastbreak.core.number.Fraction;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.SourceTrace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamFormsTest {

  private static TeamOffenseGame game(LocalDate date, Object... columns) {
    return row(TeamOffenseGame.PROJECTION, date, columns);
  }

  private static TeamForm form(TeamOffenseGame... games) {
    return TeamForms.of(byTeam(TeamOffenseGame::teamAbbr, games), List.of(D)).before("GSW", D);
  }

  @Test
  void meansAreOverTheNewestTenGamesBeforeTheDate() {
    // Pace 90 + k on D - k for k = 0..12: the window is k = 1..10, mean 90 + 5.5 = 95.5.
    List<TeamOffenseGame> games = new ArrayList<>();
    for (int k = 0; k <= 12; k++) {
      games.add(game(D.minusDays(k), "pace", 90 + k, "offensive_rating", 100 + 2 * k));
    }

    TeamForm form = form(games.toArray(TeamOffenseGame[]::new));

    assertThat(form.pace()).isEqualTo(Fraction.of("95.5"));
    assertThat(form.offensiveRating()).isEqualTo(Fraction.of(111));
    List<String> window = games.subList(1, 11).stream().map(TeamOffenseGame::dataHash).toList();
    assertThat(form.newestGames()).isEqualTo(new SourceTrace(new SourceHasher().hash(window), 10));
  }

  @Test
  void unknownValuesAreSkipped() {
    TeamForm form =
        form(
            game(D.minusDays(1), "pace", 101),
            game(D.minusDays(2), "offensive_rating", 110),
            game(D.minusDays(3), "pace", 99));

    assertThat(form.pace()).isEqualTo(Fraction.of(100));
    assertThat(form.offensiveRating()).isEqualTo(Fraction.of(110));
    assertThat(form.newestGames().rowsFound()).isEqualTo(3);
  }

  @Test
  void winsAreOverTheWholeHistoryAndKnownResults() {
    // 12 games before D: wins on the odd k (6 of them), losses on the even, k = 12 unknown.
    List<TeamOffenseGame> games = new ArrayList<>();
    for (int k = 0; k <= 12; k++) {
      games.add(game(D.minusDays(k), "win_flag", k == 12 ? null : k % 2 == 1));
    }

    TeamForm form = form(games.toArray(TeamOffenseGame[]::new));

    assertThat(form.wins()).isEqualTo(6);
    assertThat(form.results()).isEqualTo(11);
  }

  @Test
  void aTeamWithoutGamesHasAnEmptyForm() {
    TeamForm form = form(game(D, "pace", 100, "win_flag", true));

    assertThat(form).isEqualTo(new TeamForm(null, null, SourceTrace.NONE, 0, 0, null, null));
    assertThat(TeamForms.of(byTeam(TeamOffenseGame::teamAbbr), List.of(D)).before("SEA", D))
        .isEqualTo(form);
  }

  @Test
  void gamesOfAnotherSeasonDoNotCount() {
    assertThat(form(game(OPENER.minusDays(1), "pace", 80)).pace()).isNull();
  }

  @Test
  void eachDueDateSeesTheGamesBeforeIt() {
    TeamForms forms =
        TeamForms.of(
            byTeam(
                TeamOffenseGame::teamAbbr, game(D.minusDays(2), "pace", 90), game(D, "pace", 110)),
            List.of(D.minusDays(2), D.minusDays(1), D, D.plusDays(1)));

    assertThat(forms.before("GSW", D.minusDays(2)).pace()).isNull();
    assertThat(forms.before("GSW", D.minusDays(1)).pace()).isEqualTo(Fraction.of(90));
    assertThat(forms.before("GSW", D).pace()).isEqualTo(Fraction.of(90));
    assertThat(forms.before("GSW", D.plusDays(1)).pace()).isEqualTo(Fraction.of(100));
  }

  @Test
  void aDateThatIsNotDueIsRefused() {
    TeamForms forms = TeamForms.of(byTeam(TeamOffenseGame::teamAbbr), List.of(D));

    assertThatThrownBy(() -> forms.before("GSW", D.plusDays(1))).hasMessageContaining("2021-12-19");
  }

  @Test
  void aFlawIsSeenFromTheDateAfterIt() {
    // The flawed game is the 11th newest before D: outside the window of means, inside the season.
    List<TeamOffenseGame> games = new ArrayList<>();
    for (int k = 1; k <= 10; k++) {
      games.add(game(D.minusDays(k)));
    }
    LocalDate flawed = D.minusDays(11);
    EntityHistories<TeamOffenseGame> rows =
        EntityHistories.of(
            OPENER, new InputRows<>(games, List.of(flaw("GSW", flawed))), g -> g.teamAbbr());
    TeamForms forms = TeamForms.of(rows, List.of(flawed, flawed.plusDays(1), D));

    assertThat(forms.before("GSW", flawed).flawInSeason()).isNull();
    assertThat(forms.before("GSW", flawed.plusDays(1)).flawInNewest()).isNotNull();
    assertThat(forms.before("GSW", D).flawInNewest()).isNull();
    assertThat(forms.before("GSW", D).flawInSeason()).isNotNull();
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    List<TeamOffenseGame> games = new ArrayList<>();
    for (int k = 0; k <= 30; k++) {
      games.add(game(D.minusDays(k), "pace", 90 + k, "win_flag", k % 3 == 0));
    }
    TeamForm inOrder = form(games.toArray(TeamOffenseGame[]::new));
    Collections.shuffle(games, new Random(7));

    assertThat(form(games.toArray(TeamOffenseGame[]::new))).isEqualTo(inOrder);
  }
}
