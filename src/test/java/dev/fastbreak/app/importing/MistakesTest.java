package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All mistakes of a folder are told at once. */
class MistakesTest {

  @TempDir Path directory;

  private List<String> mistakes() {
    ImportException refusal =
        catchThrowableOfType(
            ImportException.class, () -> GameLogReader.read(directory, sentence -> {}));
    assertThat(refusal).isNotNull();
    return refusal.getMessage().lines().toList();
  }

  @Test
  void mistakesOfAllFilesAndSeasonsAreToldTogether() {
    CsvLeague.in(directory, "2020-21")
        .game("0022000001", "2021-01-01", "AAA", "BBB")
        .write()
        .edit("team_box_2020-21.csv", "AAA,BBB,1,1,40", "AAA,BBB,1,1,forty");
    CsvFolder.in(directory)
        .edit("player_box_2021-22.csv", "MIL,0,0,16,1", "MIL,0,0,-16,one")
        .edit("player_box_2021-22.csv", "BKN,1,1,31", "BKN,1,yes,31")
        .edit("shots_2021-22.csv", "BKN,1,2,3,1", "BKN,1,5,3,1")
        .edit("injuries_2021-22.csv", "back", "returned")
        .edit("game_lines_2021-22.csv", ",total_close", ",total");

    assertThat(mistakes())
        .containsExactly(
            "team_box_2020-21.csv, line 2, column pts: 'forty' is not a whole number.",
            "player_box_2021-22.csv, line 2, column min: '-16' is not between 0 and 999.",
            "player_box_2021-22.csv, line 3, column team_won: 'yes' is neither 0 nor 1.",
            "shots_2021-22.csv, line 2, column shot_value: '5' is neither 2 nor 3.",
            "injuries_2021-22.csv, line 3, column event: 'returned' is neither out nor back.",
            "game_lines_2021-22.csv, line 1: column total_close is missing; the header has season,"
                + " game_id, game_date, home_team_abbr, away_team_abbr, home_spread_open,"
                + " home_spread_close, total_open, total, home_ml, away_ml.",
            "6 mistakes. Nothing was imported.");
  }

  @Test
  void aMistakeInTheScheduleIsNotToldAgainWithEveryRowOfTheGame() {
    CsvFolder.in(directory).edit("schedule_2021-22.csv", "2021-10-21", "yesterday");

    assertThat(mistakes())
        .containsExactly(
            "schedule_2021-22.csv, line 3, column game_date: 'yesterday' is not a date"
                + " (YYYY-MM-DD).");
  }

  @Test
  void afterAHundredTheyAreOnlyCounted() {
    CsvFolder folder = CsvFolder.in(directory);
    for (int i = 0; i < 150; i++) {
      folder.append("injuries_2021-22.csv", "2021-22,someday,BKN,out,Somebody,,flu");
    }

    assertThat(mistakes())
        .hasSize(101)
        .last()
        .isEqualTo("These are the first 100 of 150 mistakes. Nothing was imported.");
  }

  @Test
  void theRestOfAFileThatCannotBeReadFurtherIsNotLookedAt() {
    CsvFolder.in(directory)
        .edit("player_box_2021-22.csv", "MIL,0,0,16,1", "MIL,0,0,x,1")
        .edit("player_box_2021-22.csv", "\"Antetokounmpo, Giannis\"", "\"Antetokounmpo\" Giannis");

    assertThat(mistakes())
        .hasSize(3)
        .first()
        .isEqualTo("player_box_2021-22.csv, line 2, column min: 'x' is not a whole number.");
    assertThat(mistakes().get(1)).startsWith("player_box_2021-22.csv cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"player_box", "team_box"})
  void aHeaderAloneIsNoBoxScoreOnceGamesHaveBeenPlayed(String file) {
    CsvLeague.in(directory)
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .write()
        .write(
            file + "_2021-22.csv",
            (file.equals("player_box") ? CsvFolder.PLAYER_BOX : CsvFolder.TEAM_BOX)
                .lines()
                .findFirst()
                .orElseThrow());

    assertThat(mistakes())
        .containsExactly(
            file
                + "_2021-22 has a header and no row, though games of the season have been played.");
  }

  @Test
  void aTeamPlaysOnceADay() {
    CsvLeague.in(directory)
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .game("0022100002", "2021-11-01", "CCC", "AAA")
        .write();

    assertThatThrownBy(() -> GameLogReader.read(directory, sentence -> {}))
        .hasMessage(
            "schedule_2021-22.csv, line 3, column away_team_abbr: 'AAA' plays twice on"
                + " 2021-11-01.");
  }
}
