package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.SampleRows;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every warehouse must do with its tables and with upstream rows that are loaded. */
public abstract class LoadingContract extends WarehouseContract {

  @Test
  void makesEveryTableOnceAndLeavesExistingOnesAlone() {
    load(player("lukadoncic", DAY_1, Map.of()));
    session.createMissingTables();
    for (TableSpec<?> table : Tables.all()) {
      long expected = table == Tables.PLAYER_GAME_SUMMARY ? 1 : 0;
      assertThat(count(table)).as(table.qualifiedName()).isEqualTo(expected);
    }
  }

  @Test
  void findsNoDriftInTablesThatItMade() {
    assertThat(session.schemaDrift())
        .isEqualTo(
            Tables.all().stream()
                .map(table -> new SchemaDrift(table, true, List.of(), List.of()))
                .toList());
    Map<TableSpec<?>, Set<ColumnSpec>> all = new HashMap<>();
    Tables.all().forEach(table -> all.put(table, Set.copyOf(table.columns())));
    assertThat(session.unfit(all)).isEmpty();
  }

  @Test
  void givesBackWhatWasLoadedInEveryUpstreamTable() {
    for (TableSpec<?> table : Tables.upstream()) {
      loadsAndReadsBack(table);
    }
  }

  private <T extends Record> void loadsAndReadsBack(TableSpec<T> table) {
    SampleRows<T> sample = SampleRows.of(table);
    List<T> rows =
        new ArrayList<>(List.of(sample.smallest(leastLong()), sample.greatest(greatestLong())));
    rows.add(sample.bare(Map.of(nameColumn(table), "bare")));
    for (int seed = 0; seed < 20; seed++) {
      rows.add(sample.random(seed, Map.of(nameColumn(table), "name" + seed)));
    }
    Slice<T> all = Slice.all(Projection.of(table, table.type()));
    List<LoadResult> result =
        session.load(
            List.of(new TableLoad<>(table, stored(table, rows, FIRST), all.from(), all.to())));
    assertThat(result).containsExactly(new LoadResult(table, 23, 0, 0, 0));
    InputRows<T> read = session.fetch(all);
    // Made-up makes may exceed made-up attempts; such rows are read as flawed.
    assertThat(rows).containsAll(read.rows());
    assertThat(read.rows()).doesNotHaveDuplicates().contains(rows.get(2));
    assertThat(read.rows().size() + read.flawed().size()).isEqualTo(23);
  }

  @Test
  void writesNothingWhenTheSameIsLoadedAgain() {
    PlayerGameSummary first = player("a", DAY_1, Map.of("points", 10L));
    PlayerGameSummary second = player("b", DAY_2, Map.of("points", 20L));
    load(first, second);
    LoadResult again = session.load(List.of(gamesOf(DAY_1, DAY_3, SECOND, first, second))).get(0);
    assertThat(again).isEqualTo(new LoadResult(Tables.PLAYER_GAME_SUMMARY, 0, 0, 0, 2));
    assertThat(again.changedAnything()).isFalse();
    assertThat(column("SELECT processed_at FROM nba_analytics.player_game_summary"))
        .containsOnly(FIRST);
  }

  @Test
  void replacesWhatChangedAndDeletesWhatIsGoneButOnlyInTheRange() {
    load(
        player("outside", DAY_3, Map.of()),
        player("same", DAY_1, Map.of("points", 1L)),
        player("changed", DAY_1, Map.of("points", 2L)),
        player("gone", DAY_2, Map.of()));
    LoadResult result =
        session
            .load(
                List.of(
                    gamesOf(
                        DAY_1,
                        DAY_2,
                        SECOND,
                        player("same", DAY_1, Map.of("points", 1L)),
                        player("changed", DAY_1, Map.of("points", 3L)),
                        player("new", DAY_2, Map.of()))))
            .get(0);
    assertThat(result).isEqualTo(new LoadResult(Tables.PLAYER_GAME_SUMMARY, 1, 1, 1, 1));
    assertThat(
            session
                .query(
                    "SELECT player_lookup, processed_at FROM nba_analytics.player_game_summary"
                        + " ORDER BY 1")
                .rows())
        .containsExactly(
            List.of("changed", SECOND),
            List.of("new", SECOND),
            List.of("outside", FIRST),
            List.of("same", FIRST));
  }

  @Test
  void movesAGameWhoseDateChanged() {
    var table = Tables.SCHEDULE;
    var game = SampleRows.of(table).random(1, Map.of("game_id", "g", "game_date", DAY_1));
    var moved = SampleRows.of(table).random(1, Map.of("game_id", "g", "game_date", DAY_3));
    session.load(
        List.of(new TableLoad<>(table, stored(table, List.of(game), FIRST), DAY_1, DAY_1)));
    LoadResult result =
        session
            .load(
                List.of(
                    new TableLoad<>(table, stored(table, List.of(moved), SECOND), DAY_3, DAY_3)))
            .get(0);
    assertThat(result).isEqualTo(new LoadResult(table, 0, 1, 0, 0));
    assertThat(column("SELECT game_date FROM nba_raw.nbac_schedule")).containsExactly(DAY_3);
  }

  @Test
  void refusesAKeyGivenTwiceAndARowOutOfRangeAndLoadsNothingThen() {
    TableLoad<PlayerGameSummary> good = gamesOf(DAY_1, DAY_3, FIRST, player("a", DAY_1, Map.of()));
    assertRefusedLoad(
        List.of(
            good,
            new TableLoad<>(
                Tables.SCHEDULE,
                stored(
                    Tables.SCHEDULE,
                    List.of(
                        SampleRows.of(Tables.SCHEDULE)
                            .random(1, Map.of("game_id", "twice", "game_date", DAY_1)),
                        SampleRows.of(Tables.SCHEDULE)
                            .random(2, Map.of("game_id", "twice", "game_date", DAY_2))),
                    FIRST),
                DAY_1,
                DAY_3)),
        "nba_raw.nbac_schedule",
        "twice");
    assertRefusedLoad(
        List.of(good, gamesOf(DAY_1, DAY_2, FIRST, player("late", DAY_3, Map.of()))),
        "nba_analytics.player_game_summary",
        DAY_3.toString());
    assertThat(count(Tables.PLAYER_GAME_SUMMARY)).isZero();
    assertThat(count(Tables.SCHEDULE)).isZero();
  }

  private void assertRefusedLoad(List<TableLoad<?>> loads, String... words) {
    assertThatThrownBy(() -> session.load(loads))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.REFUSED);
  }
}
