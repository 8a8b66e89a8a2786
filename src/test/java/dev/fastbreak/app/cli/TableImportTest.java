package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.Main;
import dev.fastbreak.app.fixtures.DuckDbFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code import --table}: somebody has upstream tables of his own, and brings them as files. */
final class TableImportTest {

  private static final String SCHEDULE =
      """
      game_id,game_date,home_team_tricode,away_team_tricode,season_year,game_status,is_regular_season
      20211102_BOS_NYK,2021-11-02,NYK,BOS,2021,3,true
      20211104_NYK_BOS,2021-11-04,BOS,NYK,2021,3,true
      20211106_BOS_NYK,2021-11-06,NYK,BOS,2021,3,true
      20221102_BOS_NYK,2022-11-02,NYK,BOS,2022,3,true
      """;

  private static final String OFFENSE = "nba_analytics.team_offense_game_summary";

  @TempDir private Path folder;
  private Path warehouse = Path.of("");
  private String said = "";

  @BeforeEach
  void bringTheSchedule() throws IOException {
    warehouse = folder.resolve("league.duckdb");
    assertThat(fastbreak("init")).isZero();
    assertThat(said).startsWith("DONE: duckdb:" + warehouse + " has its 15 tables.");
    assertThat(bring("nbac_schedule", "schedule.csv", SCHEDULE)).isZero();
  }

  private int fastbreak(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--warehouse=duckdb:" + warehouse);
    int code = Main.execute(all.toArray(String[]::new), stream, stream);
    said = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  private int bring(String table, String file, String content) throws IOException {
    Path path = Files.writeString(folder.resolve(file), content);
    return fastbreak("import", "--table", table, path.toString());
  }

  /** Team rows as CSV: date, team, points, pace. */
  private static String offense(String... rows) {
    StringBuilder csv =
        new StringBuilder(
            "game_date,team_abbr,points_scored,pace,game_id,opponent_team_abbr,season_year\n");
    for (String row : rows) {
      csv.append(row).append(",g,OPP,").append(row, 0, 4).append('\n');
    }
    return csv.toString();
  }

  private List<String> asked(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> answer = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        answer.add(String.join(" ", row));
      }
      return answer;
    }
  }

  private List<String> points() throws SQLException {
    return asked(
        "SELECT game_date, team_abbr, points_scored, pace FROM " + OFFENSE + " ORDER BY 1, 2");
  }

  @Test
  void rowsGetTheirHashesAndALineInTheLoadLedger() throws Exception {
    assertThat(
            bring(
                "team_offense_game_summary",
                "offense.csv",
                offense("2021-11-02,BOS,101,99.44", "2021-11-04,NYK,95,99.45")))
        .isZero();

    assertThat(points()).containsExactly("2021-11-02 BOS 101 99.4", "2021-11-04 NYK 95 99.5");
    assertThat(said)
        .contains("DONE: 2 rows written.")
        .contains("offense.csv lacks nba_game_id, offensive_rating, win_flag, home_game: null.");
    assertThat(
            asked(
                "SELECT COUNT(DISTINCT data_hash) FROM "
                    + OFFENSE
                    + " WHERE regexp_full_match(data_hash, '[0-9a-f]{16}')"))
        .containsExactly("2");
    assertThat(
            asked(
                "SELECT table_name, first_date, last_date, row_count FROM"
                    + " nba_processing.upstream_loads WHERE table_name LIKE '%offense%'"))
        .containsExactly(OFFENSE + " 2021-11-02 2021-11-04 2");
    // What the ledger says of the schedule is still there.
    assertThat(asked("SELECT COUNT(*) FROM nba_processing.upstream_loads")).containsExactly("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"again.csv", "again.parquet", "again.jsonl"})
  void theSameRowsInAnotherFormatChangeNothing(String file) throws Exception {
    bring(
        "team_offense_game_summary",
        "offense.csv",
        offense("2021-11-02,BOS,101,99.4", "2021-11-04,NYK,95,99.5"));
    List<String> before = asked("SELECT * FROM nba_processing.upstream_loads ORDER BY ALL");
    Path again = folder.resolve(file);
    fastbreak("export", "--table", OFFENSE, "--to", again.toString());

    assertThat(fastbreak("import", "--table", OFFENSE, again.toString())).isZero();

    assertThat(said).startsWith("DONE: 0 rows written").doesNotContain("lacks", "passed over");
    assertThat(asked("SELECT * FROM nba_processing.upstream_loads ORDER BY ALL")).isEqualTo(before);
  }

  @Test
  void aNightIsAddedAndACorrectionCorrectsOnlyItsDates() throws Exception {
    String table = "team_offense_game_summary";
    bring(table, "a.csv", offense("2021-11-02,BOS,101,99.4", "2021-11-04,NYK,95,99.5"));
    bring(table, "night.csv", offense("2021-11-06,BOS,90,97", "2021-11-06,NYK,91,97"));

    assertThat(bring(table, "b.csv", offense("2021-11-04,NYK,96,99.5", "2021-11-04,BOS,99,99.5")))
        .isZero();

    assertThat(points())
        .containsExactly(
            "2021-11-02 BOS 101 99.4",
            "2021-11-04 BOS 99 99.5",
            "2021-11-04 NYK 96 99.5",
            "2021-11-06 BOS 90 97.0",
            "2021-11-06 NYK 91 97.0");
    assertThat(said).contains(OFFENSE + "    1        1        0          0");
    assertThat(
            asked(
                "SELECT first_date, last_date, row_count FROM nba_processing.upstream_loads WHERE"
                    + " table_name LIKE '%offense%' ORDER BY 1"))
        .containsExactly("2021-11-02 2021-11-04 3", "2021-11-06 2021-11-06 2");
  }

  @Test
  void aFileThatLostMostOfItsRowsIsRefusedUnlessTheUserMeansIt() throws Exception {
    String table = "team_offense_game_summary";
    bring(
        table,
        "whole.csv",
        offense(
            "2021-11-02,BOS,1,9",
            "2021-11-02,NYK,1,9",
            "2021-11-04,BOS,1,9",
            "2021-11-04,NYK,1,9",
            "2021-11-06,NYK,1,9"));
    String rest = offense("2021-11-02,BOS,1,9", "2021-11-06,NYK,1,9");

    assertThat(bring(table, "rest.csv", rest)).isEqualTo(1);

    assertThat(said)
        .contains("holds 5 rows of " + OFFENSE + " from 2021-11-02 to 2021-11-06")
        .contains("would hold 2", "--allow-missing");
    assertThat(points()).hasSize(5);
    Path file = folder.resolve("rest.csv");
    assertThat(fastbreak("import", "--allow-missing", "--table", table, file.toString())).isZero();
    assertThat(points()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021-11-04,NYK,401,99    | line 3: points_scored is 401, above 400",
        "2021-11-04,NYK,-1,99     | line 3: points_scored is -1, below 0",
        "2021-11-04,NYK,many,99   | line 3, column points_scored: 'many' is not a whole number",
        "2021-11-04,NYK,95,1e9999 | line 3, column pace: '1e9999' is not a decimal number",
        "2021-11-04, NYK,95,99    | line 3, column team_abbr: ' NYK' has blanks around it",
        "2021-11-04,,95,99        | line 3: team_abbr is null",
        "2021-11-02,BOS,95,99     | line 3: bad.csv, line 2 has the same game_date and team_abbr",
        "2021-11-08,NYK,95,99     | line 3, column game_date: '2021-11-08' lies in no season",
        "2022-11-02,NYK,95        | line 3 has 6 fields, the header has 7",
      })
  void oneMistakeAndNothingIsImported(String row, String mistake) throws Exception {
    String csv = offense("2021-11-02,BOS,101,99.4", row);

    assertThat(bring("team_offense_game_summary", "bad.csv", csv)).isEqualTo(1);

    assertThat(said).contains("bad.csv, " + mistake);
    assertThat(points()).isEmpty();
  }

  @Test
  void aRowOfAnotherSeasonThanItSaysIsAMistake() throws Exception {
    String csv = offense("2021-11-02,BOS,101,99.4").replace(",2021\n", ",2022\n");

    assertThat(bring("team_offense_game_summary", "bad.csv", csv)).isEqualTo(1);

    assertThat(said).contains("column season_year: '2022' is not 2021");
  }

  @Test
  void jsonLinesAreCountedAsRows() throws Exception {
    String json =
        """
        {"game_date":"2021-11-02","team_abbr":"BOS","game_id":"g","opponent_team_abbr":"NYK","season_year":2021}
        {"game_date":"2021-11-04","team_abbr":"B\\tS","game_id":"g","opponent_team_abbr":"NYK","season_year":2021}
        """;

    assertThat(bring("team_offense_game_summary", "rows.jsonl", json)).isEqualTo(1);

    assertThat(said).contains("rows.jsonl, row 2, column team_abbr:", "has control characters");
  }

  @Test
  void aFrameWithMidnightsAndWordsForFlagsIsUnderstood() throws Exception {
    Path frame = folder.resolve("frame.parquet");
    DuckDbFiles.execute(
        warehouse,
        "COPY (SELECT TIMESTAMP '2021-11-02 00:00:00' AS game_date, 'BOS' AS team_abbr, 101.0 AS"
            + " points_scored, 99.25::DOUBLE AS pace, 'g' AS game_id, 'NYK' AS opponent_team_abbr,"
            + " 2021 AS season_year, true AS win_flag, 'x' AS mood) TO '"
            + frame
            + "'");

    assertThat(fastbreak("import", "--table", OFFENSE, frame.toString())).isZero();

    assertThat(points()).containsExactly("2021-11-02 BOS 101 99.3");
    assertThat(asked("SELECT win_flag FROM " + OFFENSE)).containsExactly("true");
    assertThat(said)
        .contains("frame.parquet has mood, which " + OFFENSE + " has not: passed over.");
  }

  @Test
  void aScheduleInWhichNoGameCountsSaysWhatIsMissing() throws Exception {
    warehouse = folder.resolve("new.duckdb");

    assertThat(
            bring(
                "nbac_schedule", "bare.csv", SCHEDULE.replaceAll(",(true|is_regular_season)", "")))
        .isZero();

    assertThat(said)
        .contains("DONE: 4 rows written.", "bare.csv lacks nba_game_id, is_regular_season")
        .contains("No game of the schedule counts: of each, is_regular_season or is_playoffs");
  }

  @Test
  void withoutAScheduleNobodyKnowsTheSeason() throws Exception {
    warehouse = folder.resolve("new.duckdb");

    assertThat(bring("team_offense_game_summary", "a.csv", offense("2021-11-02,BOS,1,9")))
        .isEqualTo(1);

    assertThat(said)
        .contains("The warehouse has no schedule", "import nba_raw.nbac_schedule first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nbac_schedul              | 'nbac_schedul' is no upstream table",
        "precompute_runs           | 'precompute_runs' is no upstream table",
      })
  void onlyUpstreamTablesAreImported(String table, String said) throws Exception {
    assertThat(bring(table, "a.csv", SCHEDULE)).isEqualTo(2);

    assertThat(this.said).contains(said, "write one of nbac_schedule, player_game_summary");
  }

  @Test
  void aFileOfAnotherKindIsNotGuessedAt() throws Exception {
    assertThat(bring("nbac_schedule", "schedule.xlsx", SCHEDULE)).isEqualTo(1);
    assertThat(said).contains("schedule.xlsx: what it is its name must tell: .parquet, .csv");

    assertThat(bring("nbac_schedule", "schedule.parquet", SCHEDULE)).isEqualTo(1);
    assertThat(said).contains("schedule.parquet cannot be read");
  }
}
