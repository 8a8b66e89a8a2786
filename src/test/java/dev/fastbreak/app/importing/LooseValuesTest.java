package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.phase3.GameLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as spreadsheets and data frames write them. */
class LooseValuesTest {

  @TempDir Path directory;

  private GameLog read() {
    return GameLogReader.read(directory, sentence -> {}).seasons().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "34, 34",
    "34.0, 34",
    "34.00, 34",
    "34:12, 34",
    "34:29, 34",
    "34:30, 35",
    "4:05, 4",
    "PT34M12.00S, 34",
    "PT34M29.99S, 34",
    "PT34M30.00S, 35",
    "PT00M00.00S, 0",
    "PT7M5S, 7"
  })
  void minutesMayBeAClock(String text, int minutes) {
    CsvFolder.in(directory)
        .edit("player_box_2021-22.csv", "MIL,0,0,16,1", "MIL,0,0," + text + ",1");

    assertThat(read().playerBoxes().get(0).minutes()).isEqualTo(minutes);
  }

  @Test
  void wholeNumbersMayBeWrittenAsDecimals() {
    CsvFolder.in(directory);
    GameLog plain = read();
    CsvFolder.in(directory)
        .edit(
            "player_box_2021-22.csv",
            "200746,LaMarcus"
                + " Aldridge,1610612751,BKN,1610612749,MIL,0,0,16,1,0,2,0,0,1,4,0,3,3,1,0,1,1,2,2",
            "200746.0,LaMarcus"
                + " Aldridge,1610612751,BKN,1610612749,MIL,0.0,0.0,16.0,1.0,0.0,2.0,0.0,0.0,1.0,4.0,0.0,3.0,3.0,1.0,0.0,1.0,1.0,2.0,+2.0")
        .edit("schedule_2021-22.csv", "127,104,1,0", "127.0,104.0,1.0,0.0")
        .edit("shots_2021-22.csv", "BKN,1,2,3,1", "BKN,1.0,2.0,3.0,1.0")
        .edit("injuries_2021-22.csv", "200746", "200746.0");

    assertThat(read()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "nan", "NaN", "None", "null", "N/A"})
  void nothingHasManyNames(String nothing) {
    CsvFolder.in(directory)
        .edit("game_lines_2021-22.csv", "-1.5", nothing)
        .edit("injuries_2021-22.csv", "200746", nothing)
        .edit("schedule_2021-22.csv", "127,104,1,0", "127,104,1," + nothing);

    GameLog log = read();

    assertThat(log.lines().get(0).homeSpread()).isNull();
    assertThat(log.injuries().get(0).playerId()).isNull();
    assertThat(log.games().get(0).overtimePeriods()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "", "NA", "0.0"})
  void aShotOfNobodyIsItsTeamsAndPassedOver(String nobody) {
    CsvFolder.in(directory)
        .append(
            "shots_2021-22.csv", "2021-22,0022100001,2021-10-19," + nobody + ",BKN,MIL,0,3,45,0");

    GameLogReader.Reading reading = GameLogReader.read(directory, sentence -> {});

    assertThat(reading.seasons().get(0).shots()).hasSize(27);
    assertThat(reading.notes()).noneMatch(note -> note.startsWith("shots_2021-22"));
  }

  @Test
  void aByteOrderMarkBeforeAQuotedHeaderIsPassed() {
    CsvFolder.in(directory);
    GameLog plain = read();
    for (String file : List.of("schedule", "player_box", "team_box", "shots")) {
      String text =
          switch (file) {
            case "schedule" -> CsvFolder.SCHEDULE;
            case "player_box" -> CsvFolder.PLAYER_BOX;
            case "team_box" -> CsvFolder.TEAM_BOX;
            default -> CsvFolder.SHOTS;
          };
      String header = text.lines().findFirst().orElseThrow();
      String quoted = "\"" + header.replace(",", "\",\"") + "\"";
      CsvFolder.empty(directory)
          .write(file + "_2021-22.csv", "\uFEFF" + text.replace(header, quoted));
    }

    assertThat(read()).isEqualTo(plain);
  }

  @Test
  void aScheduleMayLackPoints() {
    CsvLeague.in(directory)
        .game("0022100001", "2021-11-01", "AAA", "BBB")
        .write()
        .write(
            "schedule_2021-22.csv",
            """
            season,game_id,game_date,home_team_abbr,away_team_abbr,ot_periods
            2021-22,0022100001,2021-11-01,AAA,BBB,
            2021-22,0022100002,2021-11-03,AAA,BBB,
            """);

    assertThat(read().finalGames()).containsExactly("0022100001");
  }
}
