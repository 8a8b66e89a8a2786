package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot all be true is loaded and noted. */
class ContradictionsTest {

  private static final String SCHEDULE = "schedule_2021-22.csv";
  private static final String PLAYER_BOX = "player_box_2021-22.csv";
  private static final String TEAM_BOX = "team_box_2021-22.csv";

  @TempDir Path directory;
  private CsvFolder folder;

  @BeforeEach
  void twoGames() {
    folder =
        CsvLeague.in(directory)
            .game("0022100001", "2021-11-01", "AAA", "BBB")
            .game("0022100002", "2021-11-03", "BBB", "AAA")
            .write();
  }

  /** The notes, without what every such league lacks. */
  private List<String> notes() {
    return GameLogReader.read(directory, sentence -> {}).notes().stream()
        .filter(note -> !note.contains(": no "))
        .toList();
  }

  @Test
  void aLeagueInWhichEverythingAddsUpHasNoNotes() {
    assertThat(notes()).isEmpty();
  }

  @Test
  void theWinnerHasFewerPoints() {
    folder
        .edit(TEAM_BOX, "AAA,BBB,1,1,40", "AAA,BBB,1,0,40")
        .edit(TEAM_BOX, "BBB,AAA,0,0,30", "BBB,AAA,0,1,30");

    assertThat(notes())
        .contains("team_box_2021-22: BBB won game 0022100001, but has 30 points to 40 of AAA.");
  }

  @Test
  void theWinnerHasAsManyPoints() {
    folder.edit(TEAM_BOX, "BBB,AAA,0,0,30", "BBB,AAA,0,0,40");

    assertThat(notes())
        .contains(
            "team_box_2021-22: AAA won game 0022100001, but has 40 points to 40 of BBB.",
            "schedule_2021-22: BBB has 30 points in game 0022100001, in team_box 40.");
  }

  @Test
  void aPlayerWonWhatHisTeamLost() {
    folder.edit(PLAYER_BOX, "AAA,BBB,1,1,120", "AAA,BBB,1,0,120");

    assertThat(notes())
        .containsExactly(
            "player_box_2021-22: team_won of Player AAA0 in game 0022100001 is 0, that of AAA 1.");
  }

  @Test
  void thePlayersOfBothTeamsWon() {
    folder
        .edit(PLAYER_BOX, "BBB,AAA,0,0,120", "BBB,AAA,0,1,120")
        .edit(PLAYER_BOX, "BBB,AAA,0,0,120", "BBB,AAA,0,1,120")
        .edit(TEAM_BOX, "2021-22,0022100001,2021-11-01,AAA,BBB,1,1,40,30,4,10,8,4,7,0\n", "")
        .edit(TEAM_BOX, "2021-22,0022100001,2021-11-01,BBB,AAA,0,0,30,28,2,8,8,4,7,0\n", "");

    assertThat(notes())
        .contains("player_box_2021-22: team_won is 1 for both teams of game 0022100001.");
  }

  @Test
  void theScheduleHasOtherOvertimes() {
    folder.edit(SCHEDULE, "40,30,0", "40,30,2");

    assertThat(notes())
        .containsExactly("schedule_2021-22: ot_periods of game 0022100001 is 2, in team_box 0.");
  }

  @Test
  void aBlankInTheScheduleContradictsNothing() {
    folder.edit(SCHEDULE, "40,30,0", "40,30,");

    assertThat(notes()).isEmpty();
  }

  @Test
  void overtimesWithoutTheirMinutes() {
    folder
        .edit(SCHEDULE, "40,30,0", "40,30,1")
        .edit(TEAM_BOX, "8,4,7,0", "8,4,7,1")
        .edit(TEAM_BOX, "8,4,7,0", "8,4,7,1");

    assertThat(notes())
        .containsExactly(
            "player_box_2021-22: the players of BBB have 240 minutes in game 0022100001; ot_periods"
                + " 1 make 265.",
            "player_box_2021-22: the players of AAA have 240 minutes in game 0022100001; ot_periods"
                + " 1 make 265.");
  }

  @ParameterizedTest
  @CsvSource({"132, 0", "133, 1", "108, 0", "107, 1"}) // with 120 of the other: 240 +- 12, 13
  void minutesMayBeRoundedButNotMissing(int minutes, int notes) {
    folder.edit(PLAYER_BOX, "AAA,BBB,1,1,120", "AAA,BBB,1,1," + minutes);

    assertThat(notes()).hasSize(notes);
  }

  @Test
  void nobodyHasMinutes() {
    folder
        .edit(PLAYER_BOX, "AAA,BBB,1,1,120", "AAA,BBB,1,1,0")
        .edit(PLAYER_BOX, "AAA,BBB,1,1,120", "AAA,BBB,1,1,0");

    assertThat(notes())
        .containsExactly(
            "player_box_2021-22: nobody of AAA has minutes in game 0022100001; usage rates are null"
                + " there.");
  }

  @ParameterizedTest
  @CsvSource({"AAA, BBB", "BBB, AAA"})
  void aGameStandsThereTwice(String home, String away) {
    CsvLeague again = CsvLeague.in(directory).game("0022100001", "2021-11-01", "AAA", "BBB");
    again.write();
    String rows = "";
    for (String file : List.of(SCHEDULE, PLAYER_BOX, TEAM_BOX)) {
      String text = CsvFolder.read(directory, file);
      rows = text.substring(text.indexOf('\n') + 1);
      CsvFolder.empty(directory)
          .write(file, text + rows.replace("0022100001,2021-11-01", "0022199999,2021-11-02"));
    }
    if (home.equals("BBB")) { // the second time with the sides changed
      folder.edit(SCHEDULE, "0022199999,2021-11-02,AAA,BBB", "0022199999,2021-11-02,BBB,AAA");
      String players = CsvFolder.read(directory, PLAYER_BOX);
      String teams = CsvFolder.read(directory, TEAM_BOX);
      folder.write(PLAYER_BOX, swapSides(players)).write(TEAM_BOX, swapSides(teams));
    }

    assertThat(notes())
        .contains(
            "player_box_2021-22: games 0022100001 and 0022199999 have the same lines of the same"
                + " players; is one game there twice?");
  }

  private static String swapSides(String text) {
    StringBuilder swapped = new StringBuilder();
    for (String line : text.lines().toList()) {
      swapped
          .append(
              line.contains("0022199999")
                  ? line.replace("AAA,BBB,1", "AAA,BBB,*")
                      .replace("BBB,AAA,0", "BBB,AAA,1")
                      .replace("AAA,BBB,*", "AAA,BBB,0")
                  : line)
          .append('\n');
    }
    return swapped.toString();
  }

  @Test
  void aTeamChangesItsCode() {
    CsvLeague league = CsvLeague.in(directory);
    for (int day = 1; day <= 3; day++) {
      league.game("002210000" + day, "2021-11-0" + day, "AAA", "BBB");
    }
    for (int day = 4; day <= 6; day++) {
      league.game("002210000" + day, "2021-11-0" + day, "AAA", "BBX");
    }
    league.write();

    assertThat(notes())
        .containsExactly(
            "schedule_2021-22: team BBB ends on 2021-11-03, team BBX begins on 2021-11-04; are they"
                + " one team?");
  }

  @Test
  void moreTeamsThanTheLeagueHas() {
    CsvLeague league = CsvLeague.in(directory);
    for (int i = 0; i < 31; i++) {
      league.game(
          "00221001%02d".formatted(i),
          "2021-11-%02d".formatted(1 + i % 2 + 2 * (i / 16)),
          "T%02d".formatted(i),
          "T%02d".formatted((i + 1) % 31));
    }
    league.write();

    assertThat(notes())
        .singleElement()
        .asString()
        .startsWith("schedule_2021-22: 31 teams, more than the league has (T00, T01, ");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-26, 31, 11, 0", // one heave that missed
    "2025-26, 33, 13, 0",
    "2024-25, 31, 11, 1", // heaves were the players' then
    "2025-26, 31, 10, 1", // not a three: no heave
    "2025-26, 29, 9, 1" // the players have more
  })
  void heavesCountForTheTeamAloneFrom2025On(String season, int fga, int fg3a, int notes) {
    String year = season.substring(0, 4);
    directory = directory.resolve(season);
    directory.toFile().mkdir();
    CsvLeague.in(directory, season)
        .game("0022" + year.substring(2) + "00001", year + "-11-01", "AAA", "BBB")
        .write()
        .edit("team_box_" + season + ".csv", "40,30,4,10", "40,%d,4,%d".formatted(fga, fg3a));

    assertThat(notes()).filteredOn(n -> n.contains("is not the sum of its players")).hasSize(notes);
  }

  private void shots(String rows) {
    folder.write(
        "shots_2021-22.csv",
        "season,game_id,game_date,player_id,team_abbr,opp_team_abbr,is_home,shot_value,dist_ft,made\n"
            + rows);
  }

  /** All shots of the first game as the box scores have them. */
  private static String allShots() {
    StringBuilder rows = new StringBuilder();
    for (int player : new int[] {1000, 1001}) {
      shot(rows, player, "AAA,BBB,1,2,5,1", 6);
      shot(rows, player, "AAA,BBB,1,2,5,0", 4);
      shot(rows, player, "AAA,BBB,1,3,25,1", 2);
      shot(rows, player, "AAA,BBB,1,3,25,0", 3);
    }
    for (int player : new int[] {1100, 1101}) {
      shot(rows, player, "BBB,AAA,0,2,12,1", 5);
      shot(rows, player, "BBB,AAA,0,2,12,0", 5);
      shot(rows, player, "BBB,AAA,0,3,25,1", 1);
      shot(rows, player, "BBB,AAA,0,3,25,0", 3);
    }
    return rows.toString();
  }

  private static void shot(StringBuilder rows, int player, String shot, int times) {
    rows.append("2021-22,0022100001,2021-11-01,%d,%s\n".formatted(player, shot).repeat(times));
  }

  @Test
  void shotsThatAddUpAreNotSpokenOf() {
    shots(allShots());

    assertThat(notes()).noneMatch(note -> note.contains("not those of the box scores"));
  }

  @Test
  void everyShotStandsThereTwice() {
    shots(allShots() + allShots());

    assertThat(notes())
        .contains(
            "shots_2021-22: Player AAA0 has fgm 16, fga 30, fg3m 4, fg3a 10 in game 0022100001, in"
                + " player_box fgm 8, fga 15, fg3m 2, fg3a 5.",
            "2021-22: the shots of 4 player-games in 1 game are not those of the box scores; paint"
                + " and mid-range columns are null there.");
  }

  @Test
  void theMissesAreMissing() {
    shots(allShots().lines().filter(row -> row.endsWith("1")).reduce("", (a, b) -> a + b + "\n"));

    assertThat(notes())
        .contains(
            "2021-22: the shots of 4 player-games in 1 game are not those of the box scores; paint"
                + " and mid-range columns are null there. Every shot of the file was made: the"
                + " misses are missing.");
  }

  @Test
  void aStrangerShoots() {
    shots(allShots().replace(",1000,", ",4711,"));

    assertThat(notes())
        .contains(
            "shots_2021-22: player 4711 took shots in game 0022100001, in which he has no box score"
                + " (fgm 8, fga 15, fg3m 2, fg3a 5).");
  }
}
