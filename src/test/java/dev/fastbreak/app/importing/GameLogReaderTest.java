package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.phase3.GameLog;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GameLogReaderTest {

  @TempDir Path directory;

  private GameLogReader.Reading read() {
    return GameLogReader.read(directory, sentence -> {});
  }

  @Test
  void readsEveryFileOfASeason() {
    CsvFolder.in(directory);

    List<String> progress = new ArrayList<>();
    GameLogReader.Reading reading = GameLogReader.read(directory, progress::add);

    assertThat(progress).containsExactly("Reading season 2021-22");
    assertThat(reading.seasons()).hasSize(1);
    GameLog log = reading.seasons().get(0);
    LocalDate opener = LocalDate.of(2021, 10, 19);
    LocalDate second = LocalDate.of(2021, 10, 21);
    assertThat(log.seasonYear()).isEqualTo(2021);
    assertThat(log.games())
        .containsExactly(
            new GameLog.Game("0022100001", opener, "MIL", "BKN", 127, 104, 0),
            new GameLog.Game("0022100002", second, "BKN", "MIL", 100, 110, 1));
    assertThat(log.playerBoxes()).hasSize(4);
    assertThat(log.playerBoxes().get(1))
        .isEqualTo(
            new GameLog.PlayerBox(
                "0022100001",
                opener,
                203507,
                "Antetokounmpo, Giannis",
                "MIL",
                "BKN",
                true,
                true,
                31,
                32,
                12,
                25,
                1,
                3,
                7,
                9,
                5,
                9,
                14,
                7,
                1,
                2,
                3,
                3,
                18));
    assertThat(log.teamBoxes()).hasSize(4);
    assertThat(log.teamBoxes().get(2))
        .isEqualTo(
            new GameLog.TeamBox(
                "0022100002", second, "BKN", "MIL", true, false, 100, 90, 10, 30, 20, 8, 12, 1));
    assertThat(log.shots())
        .hasSize(27)
        .startsWith(
            new GameLog.Shot("0022100001", 203507, "MIL", 2, 3, true),
            new GameLog.Shot("0022100001", 203507, "MIL", 3, 26, false),
            new GameLog.Shot("0022100001", 200746, "BKN", 2, 14, false));
    assertThat(log.injuries())
        .containsExactly(
            new GameLog.InjuryEntry(LocalDate.of(2021, 10, 18), "BKN", 200746L, true, true),
            new GameLog.InjuryEntry(LocalDate.of(2021, 10, 20), "BKN", 200746L, false, false),
            new GameLog.InjuryEntry(LocalDate.of(2021, 10, 20), "BKN", null, true, false));
    assertThat(log.lines())
        .containsExactly(
            new GameLog.GameLine("0022100001", new BigDecimal("-1.5"), new BigDecimal("233.5")),
            new GameLog.GameLine("0022100002", null, new BigDecimal("221.0")));
    assertThat(reading.notes())
        .startsWith(
            "2021-22: 1 of 2 games have no shots (2021-10-21); their paint and mid-range columns"
                + " are null.",
            "2021-22: 1 of 3 injury entries have no player id and are passed over.");
  }

  @Test
  void gzippedFilesAreTheSame() {
    CsvFolder.in(directory);
    List<GameLog> plain = read().seasons();
    CsvFolder.empty(directory)
        .delete("shots_2021-22.csv")
        .writeGzipped("shots_2021-22.csv.gz", CsvFolder.SHOTS)
        .delete("player_box_2021-22.csv")
        .writeGzipped("player_box_2021-22.csv.gz", CsvFolder.PLAYER_BOX);

    assertThat(read().seasons()).isEqualTo(plain);
  }

  @Test
  void theOrderOfColumnsLineEndsAndAByteOrderMarkDoNotMatter() {
    CsvFolder.in(directory);
    List<GameLog> plain = read().seasons();
    String reversed =
        CsvFolder.SHOTS
            .lines()
            .map(line -> Arrays.asList(line.split(",")))
            .map(
                fields -> {
                  Collections.reverse(fields);
                  return String.join(",", fields);
                })
            .reduce("\uFEFF", (text, line) -> text + line + "\r\n");
    CsvFolder.empty(directory).write("shots_2021-22.csv", reversed);

    assertThat(read().seasons()).isEqualTo(plain);
  }

  @Test
  void optionalFilesMayBeAbsentAndTheReadingSaysSo() {
    CsvFolder.in(directory)
        .delete("shots_2021-22.csv")
        .delete("injuries_2021-22.csv")
        .delete("game_lines_2021-22.csv");

    GameLogReader.Reading reading = read();

    assertThat(reading.seasons().get(0).shots()).isEmpty();
    assertThat(reading.seasons().get(0).injuries()).isEmpty();
    assertThat(reading.seasons().get(0).lines()).isEmpty();
    assertThat(reading.notes())
        .startsWith(
            "2021-22: no shots file; paint and mid-range columns are null.",
            "2021-22: no injuries file; every player counts as available.",
            "2021-22: no game_lines file; game_total and game_spread are null.");
  }

  @Test
  void gamesWithoutBoxScoresAreNoted() {
    CsvFolder.in(directory)
        .append(
            "schedule_2021-22.csv",
            "2021-22,0022100003,2021-10-22,1610612751,BKN,1610612749,MIL,1,2,0,0");

    assertThat(read().notes())
        .contains(
            "2021-22: 1 of 3 games have no player box scores (2021-10-22); their rows in the player"
                + " tables are absent.",
            "2021-22: 1 of 3 games have no team box scores (2021-10-22); their rows in the team"
                + " game tables are absent.",
            "2021-22: 1 of 3 games have no lines (2021-10-22); their game_total and game_spread are"
                + " null.");
  }

  @Test
  void rowsThatCannotBeRightAreNotedWithFileAndLine() {
    // 32 points are 12 field goals, 1 of them a three, and 7 free throws: 2 * 11 + 3 + 7.
    CsvFolder.in(directory)
        .edit("player_box_2021-22.csv", "31,32,12", "31,99,12")
        .edit("player_box_2021-22.csv", "2,8,10,5", "2,8,11,5");

    assertThat(read().notes())
        .filteredOn(note -> note.contains(".csv, line"))
        .contains(
            "player_box_2021-22.csv, line 3: Antetokounmpo, Giannis has pts 99, but fgm 12, fg3m 1"
                + " and ftm 7 make 32.",
            "player_box_2021-22.csv, line 5: Antetokounmpo, Giannis has reb 11, but oreb 2 and dreb"
                + " 8 make 10.",
            "team_box_2021-22.csv, line 3: MIL in game 0022100001 is not the sum of its players:"
                + " pts 127, players 99; fga 105, players 25; fg3m 17, players 1; fg3a 45, players"
                + " 3; fta 18, players 9; oreb 13, players 5.")
        .hasSize(6);
  }

  @Test
  void manyDoubtfulRowsMakeFewNotes() {
    CsvFolder folder = CsvFolder.in(directory);
    for (int player = 1; player <= 9; player++) {
      folder.append(
          "player_box_2021-22.csv",
          "2021-22,0022100001,2021-10-19,%d,Player %c,1,BKN,2,MIL,0,0,16,50,0,2,0,0,1,4,0,3,3,1,0,1,1,2,2"
              .formatted(player, 'A' + player));
    }

    assertThat(read().notes())
        .contains("4 more like these; check the files that they come from.")
        .filteredOn(note -> note.startsWith("player_box_2021-22.csv"))
        .hasSize(5);
  }

  @Test
  void seasonsComeOldestFirstAndOtherFilesArePassedOver() {
    CsvFolder folder =
        CsvFolder.in(directory).write("README.md", "nothing").write("players.csv", "");
    folder.write("player_season_zones_2021-22.csv", "nothing");
    for (String kind : List.of("schedule", "player_box", "team_box")) {
      String text =
          switch (kind) {
            case "schedule" -> CsvFolder.SCHEDULE;
            case "player_box" -> CsvFolder.PLAYER_BOX;
            default -> CsvFolder.TEAM_BOX;
          };
      folder.write(
          kind + "_2020-21.csv",
          text.replace("2021-22,", "2020-21,").replace("2021-10-", "2020-12-"));
    }

    assertThat(read().seasons()).extracting(GameLog::seasonYear).containsExactly(2020, 2021);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # file | first occurrence of | becomes | complaint
          schedule | game_date | day | schedule_2021-22.csv, line 1: column game_date is missing; the header has season, game_id, day,
          schedule | ot_periods | game_id | schedule_2021-22.csv, line 1: column game_id stands twice.
          schedule | 127,104,1,0 | 127,104,1 | schedule_2021-22.csv, line 2 has 10 fields, the header has 11.
          schedule | 127,104,1,0 | 127,104,1,0,7 | schedule_2021-22.csv, line 2 has 12 fields, the header has 11.
          schedule | 2021-10-19 | 19/10/2021 | schedule_2021-22.csv, line 2, column game_date: '19/10/2021' is not a date (YYYY-MM-DD).
          schedule | 2021-10-21 | 2021-02-30 | schedule_2021-22.csv, line 3, column game_date: '2021-02-30' is not a date (YYYY-MM-DD).
          schedule | 2021-10-21 | 2023-01-05 | schedule_2021-22.csv, line 3, column game_date: '2023-01-05' does not lie in season 2021-22 (2021-07-01 to 2022-10-31).
          schedule | 2021-22,0022100002 | 2020-21,0022100002 | schedule_2021-22.csv, line 3, column season: '2020-21' is not the season of the file, 2021-22.
          schedule | 0022100002 | 0022100001 | schedule_2021-22.csv, line 3, column game_id: '0022100001' stands in the schedule twice.
          schedule | 2021-10-21 | 2021-10-19 | schedule_2021-22.csv, line 3, column home_team_abbr: 'BKN' plays twice on 2021-10-19.
          schedule | MIL,1610612751,BKN | MIL,1610612751,MIL | schedule_2021-22.csv, line 2, column away_team_abbr: 'MIL' is the home team too.
          schedule | 1610612749,MIL | 1610612749, | schedule_2021-22.csv, line 2, column home_team_abbr: '' is blank.
          schedule | 127,104,1,0 | 127,104,1,-1 | schedule_2021-22.csv, line 2, column ot_periods: '-1' is not between 0 and 999.
          player_box | ,plus_minus | ,plusminus | player_box_2021-22.csv, line 1: column plus_minus is missing
          player_box | 0022100001,2021-10-19,200746 | 0022100005,2021-10-19,200746 | player_box_2021-22.csv, line 2, column game_id: '0022100005' is not a game of schedule_2021-22.
          player_box | MIL,0,0,16,1 | MIL,0,0,16:60,1 | player_box_2021-22.csv, line 2, column min: '16:60' is not a whole number.
          player_box | MIL,0,0,16,1 | MIL,0,0,16,NA | player_box_2021-22.csv, line 2, column pts: 'NA' is not a whole number.
          team_box | 2021-22,0022100002,2021-10-21,1610612751,BKN,1610612749,MIL,1,0,100 | 2021-22,0022100001,2021-10-19,1610612751,BKN,1610612749,MIL,0,0,100 | team_box_2021-22.csv, line 4, column team_abbr: 'BKN' stands twice in game 0022100001.
          player_box | 2021-10-19,203507 | 2021-10-20,203507 | player_box_2021-22.csv, line 3, column game_date: '2021-10-20' is not the date of the game in the schedule, 2021-10-19.
          player_box | 200746,LaMarcus | 20o746,LaMarcus | player_box_2021-22.csv, line 2, column player_id: '20o746' is not a whole number.
          player_box | 200746,LaMarcus | -5,LaMarcus | player_box_2021-22.csv, line 2, column player_id: '-5' is not positive.
          player_box | 203507, | 200746, | player_box_2021-22.csv, line 3, column player_id: '200746' stands twice in game 0022100001.
          player_box | BKN,1610612749,MIL,0,0,16 | BOS,1610612749,MIL,0,0,16 | player_box_2021-22.csv, line 2, column team_abbr: 'BOS' is not the team that the schedule has there, BKN.
          player_box | BKN,1610612749,MIL,0,0,16 | BKN,1610612749,MIL,1,0,16 | player_box_2021-22.csv, line 2, column team_abbr: 'BKN' is not the team that the schedule has there, MIL.
          player_box | BKN,1610612749,MIL,0,0,16 | BKN,1610612749,BOS,0,0,16 | player_box_2021-22.csv, line 2, column opp_team_abbr: 'BOS' is not the team that the schedule has there, MIL.
          player_box | MIL,0,0,16 | MIL,no,0,16 | player_box_2021-22.csv, line 2, column is_home: 'no' is neither 0 nor 1.
          player_box | MIL,0,0,16 | MIL,0,2,16 | player_box_2021-22.csv, line 2, column team_won: '2' is neither 0 nor 1.
          player_box | MIL,0,0,16,1 | MIL,0,0,16.5,1 | player_box_2021-22.csv, line 2, column min: '16.5' is not a whole number.
          player_box | MIL,0,0,16,1 | MIL,0,0,16, | player_box_2021-22.csv, line 2, column pts: '' is not a whole number.
          player_box | 16,1,0,2,0,0,1,4 | 16,1,3,2,0,0,1,4 | player_box_2021-22.csv, line 2, column fgm: '3' is more than fga, which is 2.
          player_box | 16,1,0,2,0,0,1,4 | 16,1,0,2,1,0,1,4 | player_box_2021-22.csv, line 2, column fg3m: '1' is more than fg3a, which is 0.
          player_box | 16,1,0,2,0,0,1,4 | 16,1,0,2,0,0,5,4 | player_box_2021-22.csv, line 2, column ftm: '5' is more than fta, which is 4.
          player_box | 16,1,0,2,0,0,1,4,0 | 16,1,0,2,0,0,1,4,-2 | player_box_2021-22.csv, line 2, column oreb: '-2' is not between 0 and 999.
          player_box | 1,2,2 | 1,2,5000 | player_box_2021-22.csv, line 2, column plus_minus: '5000' is not between -999 and 999.
          player_box | "Antetokounmpo, Giannis" | Antetokounmpo, Giannis | player_box_2021-22.csv, line 3 has 29 fields, the header has 28.
          player_box | "Antetokounmpo, Giannis" | "Antetokounmpo, Giannis"x | player_box_2021-22.csv cannot be read
          team_box | tov_team | tov | team_box_2021-22.csv, line 1: column tov_team is missing
          team_box | MIL,1610612751,BKN,1,1,127,105,17,45 | MIL,1610612751,BKN,1,1,127,105,46,45 | team_box_2021-22.csv, line 3, column fg3m: '46' is more than fg3a, which is 45.
          team_box | 1610612749,MIL,1610612751,BKN,1,1 | 1610612751,BKN,1610612749,MIL,0,1 | team_box_2021-22.csv, line 3, column team_abbr: 'BKN' stands twice in game 0022100001.
          team_box | MIL,1610612751,BKN,1,1 | MIL,1610612751,BKN,1,0 | team_box_2021-22.csv, line 3, column team_won: '0' is the same for both teams of game 0022100001.
          team_box | 45,18,13,8,0 | 45,18,13,8,1 | team_box_2021-22.csv, line 3, column ot_periods: '1' is not the same for both teams of game 0022100001.
          shots | BKN,1,2,3,1 | BKN,1,4,3,1 | shots_2021-22.csv, line 2, column shot_value: '4' is neither 2 nor 3.
          shots | BKN,1,2,3,1 | BKN,1,2,3.5,1 | shots_2021-22.csv, line 2, column dist_ft: '3.5' is not a whole number.
          shots | BKN,1,2,3,1 | BKN,1,2,3,yes | shots_2021-22.csv, line 2, column made: 'yes' is neither 0 nor 1.
          shots | 0022100001,2021-10-19,200746 | 0022100009,2021-10-19,200746 | shots_2021-22.csv, line 4, column game_id: '0022100009' is not a game of schedule_2021-22.
          injuries | back | returned | injuries_2021-22.csv, line 3, column event: 'returned' is neither out nor back.
          injuries | 2021-10-18 | 10-18 | injuries_2021-22.csv, line 2, column date: '10-18' is not a date (YYYY-MM-DD).
          injuries | ,200746, | ,?, | injuries_2021-22.csv, line 2, column player_id: '?' is not a whole number.
          game_lines | -1.5 | PK | game_lines_2021-22.csv, line 2, column home_spread_close: 'PK' is not a decimal number.
          game_lines | 233.5 | 23350 | game_lines_2021-22.csv, line 2, column total_close: '23350' is not between -999 and 999.
          game_lines | MIL,BKN | BKN,MIL | game_lines_2021-22.csv, line 2, column home_team_abbr: 'BKN' is not the team that the schedule has there, MIL.
          game_lines | 2021-22,0022100002,2021-10-21,BKN,MIL | 2021-22,0022100001,2021-10-19,MIL,BKN | game_lines_2021-22.csv, line 3, column game_id: '0022100001' stands there twice.
          """,
      quoteCharacter = '~')
  void complainsAboutARowThatIsNotAsItShouldBe(
      String file, String old, String replacement, String complaint) {
    CsvFolder.in(directory)
        .edit(file + "_2021-22.csv", old, replacement == null ? "" : replacement);

    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void complainsAboutATeamWithoutItsOpponent() {
    CsvFolder.in(directory)
        .edit(
            "team_box_2021-22.csv",
            "2021-22,0022100002,2021-10-21,1610612749,MIL,1610612751,BKN,0,1,110,92,12,33,25,9,11,1\n",
            "");

    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "team_box_2021-22.csv, line 4, column team_abbr: game 0022100002 has a row of 'BKN' but"
                + " none of MIL.");
  }

  @Test
  void complainsAboutAPlayerInTwoGamesOfADate() {
    CsvFolder.in(directory)
        .append("schedule_2021-22.csv", "2021-22,0022100003,2021-10-19,1,LAL,2,GSW,114,121,0,0")
        .append(
            "player_box_2021-22.csv",
            "2021-22,0022100003,2021-10-19,203507,Two"
                + " Places,1,LAL,2,GSW,1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0");

    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "player_box_2021-22.csv, line 6, column player_id: '203507' plays in game 0022100001 on"
                + " the same date too.");
  }

  @Test
  void lineNumbersCountLinesAndNotRows() {
    CsvFolder.in(directory)
        .edit("injuries_2021-22.csv", "sore ankle, knee", "sore ankle,\nknee")
        .edit("injuries_2021-22.csv", "back", "gone");

    assertThatThrownBy(this::read)
        .hasMessageStartingWith("injuries_2021-22.csv, line 4, column event: 'gone'");
  }

  @Test
  void complainsAboutFilesThatCannotBeRead() throws Exception {
    CsvFolder folder = CsvFolder.in(directory).write("shots_2021-22.csv", "");
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage("shots_2021-22.csv is empty; its first line must name its columns.");

    folder.write("shots_2021-22.csv", new byte[] {'a', (byte) 0xff, ',', 'b', '\n'});
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("shots_2021-22.csv cannot be read (not all of it is UTF-8)")
        .hasMessageEndingWith("it must be UTF-8 CSV.");

    folder
        .delete("shots_2021-22.csv")
        .write("shots_2021-22.csv.gz", CsvFolder.SHOTS.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("shots_2021-22.csv.gz cannot be read (");

    folder.writeGzipped("shots_2021-22.csv.gz", CsvFolder.SHOTS);
    byte[] whole = Files.readAllBytes(directory.resolve("shots_2021-22.csv.gz"));
    folder.write("shots_2021-22.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("shots_2021-22.csv.gz cannot be read (its end is missing)")
        .hasMessageEndingWith("it must be whole, gzipped UTF-8 CSV.");

    // Two parts are one file; what follows them must be a part, too.
    byte[] twice = Arrays.copyOf(whole, whole.length * 2);
    folder.write("shots_2021-22.csv.gz", twice);
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("bytes that are no gzip follow the end");
  }

  @Test
  void complainsAboutFoldersThatHoldNoWholeSeason() {
    assertThatThrownBy(() -> GameLogReader.read(directory.resolve("nowhere"), sentence -> {}))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(
            "nowhere' is not a folder; name the folder that holds the CSV files.");
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("holds no season; expected files like schedule_2021-22.csv.gz");

    CsvFolder folder = CsvFolder.in(directory).write("injuries_2022-23.csv", CsvFolder.INJURIES);
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("Season 2022-23 has no schedule_2022-23.csv or .csv.gz");

    folder
        .delete("injuries_2022-23.csv")
        .writeGzipped("team_box_2021-22.csv.gz", CsvFolder.TEAM_BOX);
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "team_box_2021-22.csv and team_box_2021-22.csv.gz are the same table of season 2021-22;"
                + " remove one of them.");

    folder.delete("team_box_2021-22.csv.gz").write("shots_2021-23.csv", CsvFolder.SHOTS);
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage("shots_2021-23.csv names no season; the one that starts in 2021 is 2021-22.");

    folder
        .delete("shots_2021-23.csv")
        .write("schedule_2021-22.csv", CsvFolder.SCHEDULE.lines().findFirst().orElseThrow());
    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage("schedule_2021-22.csv holds no game.");
  }
}
