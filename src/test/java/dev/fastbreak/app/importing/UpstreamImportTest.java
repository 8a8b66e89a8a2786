package dev.fastbreak.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.hash.ContentHasher;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.LoadResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamImportTest {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.123456789Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir Path directory;
  private final WarehouseInMemory warehouse = new WarehouseInMemory();

  private ImportResult runAt(Instant now) {
    return UpstreamImport.run(
        directory, warehouse, Clock.fixed(now, ZoneOffset.UTC), sentence -> {});
  }

  @Test
  void fillsTheSixTables() {
    CsvFolder.in(directory);
    List<String> progress = new ArrayList<>();

    ImportResult result =
        UpstreamImport.run(directory, warehouse, Clock.fixed(FIRST, ZoneOffset.UTC), progress::add);

    assertThat(result.seasons()).containsExactly("2021-22");
    assertThat(result.notes())
        .filteredOn(note -> note.startsWith("2021-22:"))
        .hasSize(3)
        .last()
        .isEqualTo(
            "2021-22: 2 of 4 player-games have no context, because nobody expected the player: 2"
                + " first games of the season, 0 first games for another team, 0 after more than 30"
                + " days.");
    assertThat(result.changedAnything()).isTrue();
    assertThat(progress)
        .containsExactly(
            "Reading season 2021-22", "Deriving the upstream tables", "Loading the warehouse");
    assertThat(result.loads())
        .extracting(load -> load.table().name(), LoadResult::inserted)
        .containsExactly(
            tuple("nbac_schedule", 2L),
            tuple("player_game_summary", 4L),
            tuple("team_offense_game_summary", 4L),
            tuple("team_defense_game_summary", 4L),
            tuple("upcoming_player_game_context", 2L),
            tuple("upcoming_team_game_context", 4L));
    assertThat(warehouse.rows(Tables.PLAYER_GAME_SUMMARY))
        .allSatisfy(
            row -> {
              assertThat(row.processedAt()).isEqualTo("2026-01-01T00:00:00.123456Z");
              assertThat(row.runId()).isEmpty();
              assertThat(row.dataHash())
                  .isEqualTo(
                      ContentHasher.of(Tables.PLAYER_GAME_SUMMARY)
                          .hash(Tables.PLAYER_GAME_SUMMARY.contentValues(row.row())));
            });
  }

  @Test
  void theSameInputAgainChangesNothing() {
    CsvFolder.in(directory);
    runAt(FIRST);

    ImportResult again = runAt(SECOND);

    assertThat(again.changedAnything()).isFalse();
    assertThat(again.loads())
        .extracting(LoadResult::unchanged)
        .containsExactly(2L, 4L, 4L, 4L, 2L, 4L);
    for (TableSpec<?> table : Tables.upstream()) {
      assertThat(warehouse.rows(table))
          .allSatisfy(row -> assertThat(row.processedAt()).isBefore(SECOND));
    }
  }

  @Test
  void aCorrectedBoxScoreChangesTheRowsThatDependOnIt() {
    CsvFolder folder = CsvFolder.in(directory);
    runAt(FIRST);
    folder.edit("player_box_2021-22.csv", "MIL,0,0,16,1", "MIL,0,0,17,1");

    ImportResult result = runAt(SECOND);

    // His own row; he is alone in his team, so its usage rate stays. His context two days later.
    assertThat(result.loads())
        .extracting(LoadResult::updated)
        .containsExactly(0L, 1L, 0L, 0L, 1L, 0L);
    assertThat(warehouse.rows(Tables.UPCOMING_PLAYER_GAME_CONTEXT))
        .filteredOn(row -> row.processedAt().equals(SECOND))
        .extracting(row -> row.row().playerLookup(), row -> row.row().minutesInLast7Days())
        .containsExactly(tuple("lamarcusaldridge", 17L));
  }

  @Test
  void rowsThatTheInputNoLongerHasAreDeletedAlsoBeyondItsDates() {
    CsvFolder folder = CsvFolder.in(directory);
    runAt(FIRST);
    folder
        .edit("schedule_2021-22.csv", CsvFolder.SCHEDULE.lines().toList().get(2) + "\n", "")
        .write("player_box_2021-22.csv", firstLines(CsvFolder.PLAYER_BOX, 3))
        .write("team_box_2021-22.csv", firstLines(CsvFolder.TEAM_BOX, 3))
        .write("game_lines_2021-22.csv", firstLines(CsvFolder.GAME_LINES, 2));

    ImportResult result = runAt(SECOND);

    assertThat(result.loads())
        .extracting(LoadResult::deleted)
        .containsExactly(1L, 2L, 2L, 2L, 2L, 2L);
    assertThat(warehouse.rows(Tables.SCHEDULE))
        .extracting(row -> row.row().gameDate())
        .containsExactly(LocalDate.of(2021, 10, 19));
  }

  @Test
  void otherSeasonsOfTheWarehouseStay() {
    CsvFolder folder = CsvFolder.in(directory);
    runAt(FIRST);
    toSeason(folder, "2022-23", "2022-10-", "2021-22");

    ImportResult result = runAt(SECOND);

    assertThat(result.seasons()).containsExactly("2022-23");
    assertThat(result.loads()).extracting(LoadResult::deleted).containsOnly(0L);
    assertThat(warehouse.rows(Tables.PLAYER_GAME_SUMMARY)).hasSize(8);
  }

  @Test
  void seasonsThatOverlapAreRefused() {
    CsvFolder folder = CsvFolder.in(directory);
    runAt(FIRST);
    toSeason(folder, "2020-21", "2021-10-", "2021-22");

    assertThatThrownBy(() -> runAt(SECOND))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith(
            "Season 2020-21 has games up to 2021-10-21, season 2021-22 from 2021-10-19 on: the"
                + " seasons overlap");
    assertThat(warehouse.rows(Tables.PLAYER_GAME_SUMMARY)).hasSize(4);
  }

  @Test
  void aMalformedLastRowLeavesTheWarehouseUntouched() {
    CsvFolder.in(directory).edit("game_lines_2021-22.csv", "221.0", "much");

    assertThatThrownBy(() -> runAt(FIRST)).isInstanceOf(ImportException.class);

    for (TableSpec<?> table : Tables.upstream()) {
      assertThat(warehouse.rows(table)).isEmpty();
    }
  }

  /** Turns the folder's season into another. */
  private static void toSeason(CsvFolder folder, String season, String month, String old) {
    for (String file : List.of("shots", "injuries", "game_lines")) {
      folder.delete(file + "_" + old + ".csv");
    }
    List<String> texts = List.of(CsvFolder.SCHEDULE, CsvFolder.PLAYER_BOX, CsvFolder.TEAM_BOX);
    List<String> files = List.of("schedule", "player_box", "team_box");
    for (int i = 0; i < files.size(); i++) {
      folder
          .delete(files.get(i) + "_" + old + ".csv")
          .write(
              files.get(i) + "_" + season + ".csv",
              texts.get(i).replace(old + ",", season + ",").replace("2021-10-", month));
    }
  }

  private static String firstLines(String text, int count) {
    return String.join("\n", text.lines().limit(count).toList()) + "\n";
  }
}
