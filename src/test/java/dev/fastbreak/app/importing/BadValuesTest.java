package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no program should trip over, and that no table can hold. */
class BadValuesTest {

  private static final String LINES = "game_lines_2021-22.csv";

  @TempDir Path directory;

  private void assertRefused(String message) {
    assertThatThrownBy(() -> UpstreamImport.read(directory, sentence -> {}))
        .isInstanceOf(ImportException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E+2147483647", "1e-999999999"})
  void aDecimalWithAnEnormousExponentIsNone(String text) {
    CsvFolder.in(directory).edit(LINES, "-1.5", text);

    assertRefused(
        "game_lines_2021-22.csv, line 2, column home_spread_close: '%s' is not a decimal number."
            .formatted(text));
  }

  @Test
  void aDecimalOfAMillionDigitsIsNoneAndQuotedInPart() {
    CsvFolder.in(directory).edit(LINES, "-1.5", "7".repeat(1_000_000));

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertRefused(
                "game_lines_2021-22.csv, line 2, column home_spread_close: '%s...' is not a decimal number."
                    .formatted("7".repeat(60))));
  }

  @ParameterizedTest
  @CsvSource({"schedule_1899-00.csv", "player_box_2200-01.csv"})
  void seasonsStartBetween1900And2199(String file) {
    CsvFolder.in(directory).write(file, "season\n");

    assertRefused(file + ": seasons start in 1900 to 2199.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "LaMarcus\tAldridge|has control characters in it",
        "LaMarcus\u001b[31mAldridge|has control characters in it",
        " LaMarcus Aldridge|has blanks around it",
        "LaMarcus Aldridge\u2003|has blanks around it"
      })
  void namesHaveNoControlCharactersAndNoBlanksAroundThem(String name, String why) {
    CsvFolder.in(directory).edit("player_box_2021-22.csv", "746,LaMarcus Aldridge", "746," + name);

    assertRefused(
        "player_box_2021-22.csv, line 2, column player_name: '%s' %s.".formatted(name, why));
  }

  @Test
  void aNameOfMoreThan200LettersIsNone() {
    CsvFolder.in(directory).edit("schedule_2021-22.csv", "1610612749,MIL", "1,M" + "I".repeat(200));

    assertRefused(
        "schedule_2021-22.csv, line 2, column home_team_abbr: 'M%s...' is longer than 200 letters."
            .formatted("I".repeat(59)));
  }

  @Test
  void moreReboundsOfItsOwnMissesThanPossessionsAreRefused() {
    CsvFolder.in(directory)
        .edit("team_box_2021-22.csv", "104,84,17,32,23,5,13,0", "104,84,17,32,23,500,13,0");

    assertRefused(
        "team_box_2021-22.csv, line 2, column oreb: '500' leaves BKN fewer than no possessions in"
            + " game 0022100001 (fga + 0.44 fta - oreb + tov_team).");
  }

  @Test
  void aRateThatNoColumnHoldsNamesFileLineGameAndPlayer() {
    CsvFolder.in(directory)
        .edit(
            "player_box_2021-22.csv",
            "0,0,16,1,0,2,0,0,1,4,0,3,3,1,0,1,1,2,2",
            "0,0,16,250,0,0,0,0,1,1,0,3,3,1,0,1,1,2,2");

    assertRefused(
        "player_box_2021-22.csv, line 2, column player_id: '200746' in game 0022100001:"
            + " nba_analytics.player_game_summary.ts_pct would be 284.091, more than NUMERIC(5,3)"
            + " holds.");
  }

  @Test
  void aRatingThatNoColumnHoldsNamesFileLineGameAndTeam() {
    CsvFolder.in(directory)
        .edit("team_box_2021-22.csv", "104,84,17,32,23,5,13,0", "104,0,0,0,23,10,0,0");

    assertRefused(
        """
        team_box_2021-22.csv, line 2, column team_abbr: 'BKN' in game 0022100001: nba_analytics.team_offense_game_summary.offensive_rating would be 86666.67, more than NUMERIC(6,2) holds.
        team_box_2021-22.csv, line 2, column team_abbr: 'BKN' in game 0022100001: nba_analytics.team_defense_game_summary.defensive_rating would be 86666.67, more than NUMERIC(6,2) holds.
        2 mistakes. Nothing was imported.\
        """);
  }
}
