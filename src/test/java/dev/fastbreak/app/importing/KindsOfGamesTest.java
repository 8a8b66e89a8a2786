package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsOfGamesTest {

  @TempDir Path directory;

  private UpstreamInput read() {
    return UpstreamImport.read(directory, sentence -> {});
  }

  private UpstreamTables tables() {
    return read().tables().get(0);
  }

  @ParameterizedTest
  @CsvSource({"1, pre-season", "3, All-Star", "6, cup final"})
  void gamesThatCountForNothingAreInNoTable(char kind, String name) {
    CsvLeague.in(directory)
        .game("00" + kind + "2100001", "2021-10-05", "AAA", "BBB")
        .game("00" + kind + "2100002", "2021-11-03", "BBB", "AAA")
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .write();

    UpstreamInput input = read();
    UpstreamTables tables = input.tables().get(0);

    assertThat(tables.schedule())
        .extracting(ScheduledGame::nbaGameId, ScheduledGame::isRegularSeason)
        .containsExactly(tuple("0022100001", true));
    assertThat(tables.playerGames()).hasSize(4);
    assertThat(tables.teamOffense()).hasSize(2);
    assertThat(tables.teamDefense()).hasSize(2);
    assertThat(tables.teamContexts()).hasSize(2);
    assertThat(input.notes())
        .contains(
            "2021-22: 2 %s games are left out (00%c2100001, 00%<c2100002), 2021-10-05 to 2021-11-03."
                .formatted(name, kind));
  }

  @ParameterizedTest
  @ValueSource(chars = {'4', '5'})
  void playoffsAndPlayInAreMarked(char kind) {
    CsvLeague.in(directory)
        .game("0022100001", "2022-04-10", "AAA", "BBB")
        .game("00" + kind + "2100001", "2022-04-12", "AAA", "BBB")
        .write();

    assertThat(tables().schedule())
        .extracting(ScheduledGame::isRegularSeason, ScheduledGame::isPlayoffs)
        .containsExactly(tuple(true, false), tuple(false, true));
    assertThat(tables().playerContexts())
        .extracting(row -> row.seasonPhase())
        .containsOnly("playoffs")
        .hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"401400001", "G-17", "0072100001", "0082100001", "0092100001"})
  void anyOtherIdIsARegularSeasonGame(String id) {
    CsvLeague.in(directory).game(id, "2021-11-01", "AAA", "BBB").write();

    assertThat(tables().schedule())
        .extracting(ScheduledGame::nbaGameId, ScheduledGame::isRegularSeason)
        .containsExactly(tuple(id, true));
  }

  @Test
  void rowsAboutGamesThatCountForNothingMayBeAnything() {
    CsvLeague.in(directory)
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .write()
        .append("schedule_2021-22.csv", "2021-22,0012100009,2021-10-09,AAA,AAA,,,")
        .append("schedule_2021-22.csv", "2021-22,0032100001,,WST,EST,x,y,z")
        .append("team_box_2021-22.csv", "2021-22,0012100009,9.10.,RMB,AAA,?,?,,,,,,,,");

    assertThat(tables().schedule()).hasSize(1);
  }

  @Test
  void idsThatLostTheirZerosGetThemBackInEveryFile() {
    CsvLeague.in(directory)
        .game("22100001", "2021-11-01", "AAA", "BBB")
        .game("52100001", "2022-04-12", "AAA", "BBB")
        .game("12100001", "2021-10-05", "AAA", "BBB")
        .write()
        .edit("player_box_2021-22.csv", "22100001", "22100001.0")
        .edit("team_box_2021-22.csv", "22100001", "0022100001")
        .write(
            "game_lines_2021-22.csv",
            """
            season,game_id,game_date,home_team_abbr,away_team_abbr,home_spread_close,total_close
            2021-22,22100001,2021-11-01,AAA,BBB,-3.5,nan
            2021-22,0052100001,2022-04-12,AAA,BBB,NA,70
            """);

    UpstreamInput input = read();

    assertThat(input.tables().get(0).schedule())
        .extracting(ScheduledGame::nbaGameId, ScheduledGame::isPlayoffs)
        .containsExactly(tuple("0022100001", false), tuple("0052100001", true));
    assertThat(input.tables().get(0).teamContexts())
        .extracting(row -> row.gameTotal() == null, row -> row.gameSpread() == null)
        .containsExactly(
            tuple(true, false), tuple(true, false), tuple(false, true), tuple(false, true));
    assertThat(input.notes())
        .contains(
            "2021-22: 3 game ids had lost their leading zeros (12100001 is read as 0012100001).",
            "2021-22: 1 pre-season game is left out (0012100001), 2021-10-05 to 2021-10-05.");
  }

  @Test
  void aGameIsFinalByItsPointsOrByABoxScore() {
    CsvLeague.in(directory)
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .game("0022100002", "2021-11-03", "AAA", "BBB")
        .toCome("0022100003", "2021-11-05", "AAA", "BBB")
        .write()
        .edit(
            "schedule_2021-22.csv", "BBB,40,30,0\n2021-22,0022100002", "BBB,,,\n2021-22,0022100002")
        .append("schedule_2021-22.csv", "2021-22,0022100004,2021-11-07,AAA,BBB,0,0,")
        .append("schedule_2021-22.csv", "2021-22,0022100005,2021-11-02,AAA,BBB,NA,NA,NA");

    UpstreamInput input = read();

    assertThat(input.tables().get(0).schedule())
        .extracting(ScheduledGame::nbaGameId, ScheduledGame::gameStatus)
        .containsExactly(
            tuple("0022100001", 3L),
            tuple("0022100002", 3L),
            tuple("0022100003", 1L),
            tuple("0022100004", 1L),
            tuple("0022100005", 1L));
    assertThat(input.tables().get(0).teamContexts())
        .as("up to the front, without the game whose result is missing")
        .extracting(row -> row.gameDate().getDayOfMonth())
        .containsExactly(1, 1, 3, 3, 5, 5);
    assertThat(input.notes())
        .contains(
            "2021-22: 1 game before 2021-11-03 has no result (0022100005 of 2021-11-02):"
                + " postponed, or the result is missing; nothing counts it.");
  }

  @Test
  void aTeamWhoseGameWasPostponedMayPlaySomebodyElse() {
    CsvLeague.in(directory)
        .toCome("0022100001", "2021-11-01", "AAA", "CCC")
        .game("0022100002", "2021-11-01", "AAA", "BBB")
        .game("0022100003", "2021-11-03", "AAA", "BBB")
        .write();

    assertThat(tables().teamContexts()).hasSize(4);
  }

  @Test
  void theNightBeforeTheOpenerEverythingIsToCome() {
    CsvLeague.in(directory)
        .toCome("0022100001", "2021-10-19", "AAA", "BBB")
        .toCome("0022100002", "2021-10-21", "AAA", "BBB")
        .write();

    UpstreamTables tables = tables();

    assertThat(tables.playerContexts()).isEmpty();
    assertThat(tables.teamContexts())
        .extracting(row -> row.gameDate().getDayOfMonth(), row -> row.teamDaysRest())
        .containsExactly(tuple(19, null), tuple(19, null));
    assertThat(List.of(tables.playerGames(), tables.teamOffense())).allMatch(List::isEmpty);
  }
}
