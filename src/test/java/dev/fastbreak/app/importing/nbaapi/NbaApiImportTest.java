package dev.fastbreak.app.importing.nbaapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.app.importing.ImportException;
import dev.fastbreak.app.importing.UpstreamInput;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One game of two teams with a player each, in the forms that people's files have. */
final class NbaApiImportTest {

  private static final String PLAYERS =
      "PLAYER_ID,PLAYER_NAME,TEAM_ABBREVIATION,GAME_ID,GAME_DATE,MATCHUP,WL,MIN,FGM,FGA,FG3M,FG3A,FTM,FTA,OREB,DREB,REB,AST,STL,BLK,TOV,PF,PTS,PLUS_MINUS";
  private static final String ADA =
      "1,Ada Bîrch,BEE,%s,%s,BEE vs. ELK,W,48,2,4,1,2,1,1,0,1,1,0,0,0,1,0,6,2";
  private static final String HAL =
      "2,Hal Iver,ELK,%s,%s,ELK @ BEE,L,48,2,4,0,0,0,0,0,1,1,0,0,0,1,0,4,-2";
  private static final String SHOTS =
      "GAME_ID,GAME_EVENT_ID,PLAYER_ID,TEAM_ID,SHOT_TYPE,SHOT_DISTANCE,LOC_X,LOC_Y,SHOT_MADE_FLAG";

  @TempDir private Path folder;

  private void file(String name, String... lines) {
    try {
      Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UpstreamInput read() {
    return NbaApiImport.read(folder, doing -> {});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0022100001 | 2021-11-01",
        "22100001 | 2021-11-01T00:00:00",
        "22100001.0 | 11/1/2021",
        "0022100001 | 20211101",
        "0022100001 | 11-01-2021",
        "0022100001 | 11/01/2021 00:00:00"
      })
  void idsAndDatesMayBeWrittenInManyWays(String id, String date) {
    file("log.csv", PLAYERS, ADA.formatted(id, date), HAL.formatted(id, date));

    UpstreamInput input = read();

    ScheduledGame game = input.tables().get(0).schedule().get(0);
    assertThat(input.seasons()).containsExactly("2021-22");
    assertThat(game.gameId()).isEqualTo("20211101_ELK_BEE");
    assertThat(game.nbaGameId()).isEqualTo("0022100001");
  }

  @Test
  void aTimeOfDayIsNoPartOfADateInWords() {
    file(
        "log.csv",
        PLAYERS,
        ADA.formatted("0022100001", "\"NOV 1, 2021\""),
        HAL.formatted("0022100001", "\"Nov 01, 2021\""));

    assertThat(read().tables().get(0).schedule()).hasSize(1);
  }

  @Test
  void shotsAreOfThePlayersTeamAndEightFeetArePaint() {
    file(
        "log.csv",
        PLAYERS,
        ADA.formatted("0022100001", "2021-11-01"),
        HAL.formatted("0022100001", "2021-11-01"));
    file(
        "shots.csv",
        SHOTS,
        "22100001,1,1,99,2PT Field Goal,8,0,0,1",
        "22100001,2,1,99,2PT Field Goal,,60,70,0",
        "22100001,3,1,99,3PT Field Goal,24.0,0,0,TRUE",
        "22100001,4,1,99,3PT Field Goal,25,0,0,False",
        "22100001,4,1,99,3PT Field Goal,25,0,0,0",
        "22100001,5,0,99,3PT Field Goal,80,0,0,0");

    UpstreamInput input = read();

    PlayerGameSummary ada = input.tables().get(0).playerGames().get(0);
    assertThat(ada.paintAttempts()).isEqualTo(1);
    assertThat(ada.midRangeAttempts()).isEqualTo(1);
    assertThat(input.notes()).anyMatch(note -> note.contains("1 row stood there more than once"));
  }

  @Test
  void withoutATeamLogTheTeamsAreTheirPlayersSumsAndANoteSaysWhatThatLacks() {
    file(
        "log.csv",
        PLAYERS,
        ADA.formatted("0022100001", "2021-11-01"),
        HAL.formatted("0022100001", "2021-11-01"));

    UpstreamInput input = read();

    assertThat(input.tables().get(0).teamOffense()).hasSize(2);
    assertThat(input.notes()).anyMatch(note -> note.contains("2 team-games have no row"));
  }

  @Test
  void twoRowsThatDifferNameBothFilesAndLines() {
    file("a.csv", PLAYERS, ADA.formatted("0022100001", "2021-11-01"));
    file("b.csv", PLAYERS, ADA.formatted("0022100001", "2021-11-01").replace("W,48", "W,47"));

    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessage(
            "a.csv, line 2 and b.csv, line 2 are both about player 1 in game 0022100001 and"
                + " differ; remove the one that is wrong.");
  }

  @Test
  void whatTheReaderFindsWrongIsSaidOfTheUsersFile() {
    file(
        "log.csv",
        PLAYERS,
        ADA.formatted("0022100001", "2021-11-01").replace("W,48,2,4", "W,48,5,4"),
        HAL.formatted("0022100001", "2021-11-01"));

    assertThatThrownBy(this::read)
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("log.csv, line 2, column fgm: '5' is more than fga");
  }

  @Test
  void aFileThatLacksAColumnIsToldWhatItLooksLike() {
    file("log.csv", PLAYERS.replace(",FGA,", ","), "1");

    assertThatThrownBy(this::read)
        .hasMessageStartingWith(
            "log.csv looks most like LeagueGameLog of players, but has no FGA.");
  }

  @Test
  void aPointerIsNoData() {
    file("log.csv", "version https://git-lfs.github.com/spec/v1", "oid sha256:feed", "size 133");

    assertThatThrownBy(this::read).hasMessageContaining("holds a pointer of Git LFS, not data");
  }

  @Test
  void aDateWithoutAYearIsRefused() {
    file("log.csv", PLAYERS, ADA.formatted("0022100001", "\"Sun, Apr 14\""));

    assertThatThrownBy(this::read)
        .hasMessageStartingWith("log.csv, line 2, column GAME_DATE: 'Sun, Apr 14' is no date");
  }

  @Test
  void aFolderOfSuchFilesIsHintedAt() {
    file("team.csv", PLAYERS);

    assertThat(NbaApiImport.hint(folder))
        .isEqualTo("team.csv looks like nba_api's LeagueGameLog of players: try --format nba_api");
  }
}
