package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every warehouse must do for those who read: slices, pipelines, questions. */
public abstract class ReadingContract extends WarehouseContract {

  record Shooting(
      String playerLookup,
      LocalDate gameDate,
      @Nullable Long fgAttempts,
      @Nullable Long fgMakes,
      @Nullable BigDecimal minutesPlayed,
      String dataHash,
      Instant processedAt) {}

  private static final Projection<Shooting> SHOOTING =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Shooting.class);

  @Test
  void readsTheColumnsAndDatesOfASliceAndSetsFlawedRowsApart() {
    load(
        player("early", DAY_1, Map.of()),
        player("good", DAY_2, shots(10L, 5L)),
        player("unknown", DAY_2, shots(null, null)),
        player("impossible", DAY_3, shots(3L, 4L)),
        player(null, DAY_3, shots(3L, 1L)));
    InputRows<Shooting> read = session.fetch(new Slice<>(SHOOTING, DAY_2, DAY_3));
    assertThat(read.rows())
        .extracting(Shooting::playerLookup, Shooting::fgAttempts, Shooting::minutesPlayed)
        .containsExactlyInAnyOrder(
            tuple("good", 10L, new BigDecimal("31.5")),
            tuple("unknown", null, new BigDecimal("31.5")));
    assertThat(read.flawed()).extracting(FlawedRow::dataHash).doesNotContainNull();
    assertThat(read.flawed())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("dataHash")
        .containsExactlyInAnyOrder(
            new FlawedRow(
                "nba_analytics.player_game_summary",
                "impossible",
                DAY_3,
                FIRST,
                null,
                "fg_makes is 4, more than fg_attempts 3"),
            new FlawedRow(
                "nba_analytics.player_game_summary",
                null,
                DAY_3,
                FIRST,
                null,
                "player_lookup is null"));
  }

  private static Map<String, @Nullable Object> shots(
      @Nullable Long attempts, @Nullable Long makes) {
    Map<String, @Nullable Object> shots = new HashMap<>();
    shots.put("fg_attempts", attempts);
    shots.put("fg_makes", makes);
    shots.put("minutes_played", new BigDecimal("31.5"));
    return shots;
  }

  @Test
  void dealsAPipelinesRowsIntoBuckets() {
    List<PlayerGameSummary> games = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      games.add(player("player" + i % 10, i < 20 ? DAY_1 : DAY_2, Map.of()));
    }
    games.subList(10, 20).clear();
    games.subList(20, 30).clear();
    games.add(player("outside", DAY_3, Map.of()));
    games.add(player(null, DAY_1, shots(3L, 1L)));
    load(games.toArray(PlayerGameSummary[]::new));

    Pipeline pipeline = Pipeline.create(options());
    PCollection<KV<Integer, RowBatch<Shooting>>> batches =
        pipeline.apply(warehouse.read(new Slice<>(SHOOTING, DAY_1, DAY_2), 4));
    PAssert.that(batches).satisfies(ReadingContract::everyPlayerIsInHisBucket);
    pipeline.run().waitUntilFinish();
  }

  private static @Nullable Void everyPlayerIsInHisBucket(
      Iterable<KV<Integer, RowBatch<Shooting>>> batches) {
    List<String> seen = new ArrayList<>();
    for (KV<Integer, RowBatch<Shooting>> batch : batches) {
      InputRows<Shooting> rows =
          batch.getValue().rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, Shooting.class));
      assertThat(rows.rows().size() + rows.flawed().size()).isEqualTo(batch.getValue().count());
      for (Shooting row : rows.rows()) {
        assertThat(batch.getKey()).isEqualTo(Buckets.of(row.playerLookup(), 4));
        seen.add(row.playerLookup() + " " + row.gameDate());
      }
      for (FlawedRow row : rows.flawed()) {
        assertThat(batch.getKey()).isZero();
        seen.add(row.reason());
      }
    }
    assertThat(seen).hasSize(21).doesNotHaveDuplicates().contains("player_lookup is null");
    return null;
  }

  @Test
  void answersInPlainJavaTypes() {
    load(player("luka'", DAY_1, shots(10L, null)));
    QueryResult answer =
        session.query(
            "SELECT player_lookup, game_date, fg_attempts, fg_makes, minutes_played, processed_at,"
                + " 1 = 1 AS yes FROM nba_analytics.player_game_summary");
    assertThat(answer.columns())
        .containsExactly(
            "player_lookup",
            "game_date",
            "fg_attempts",
            "fg_makes",
            "minutes_played",
            "processed_at",
            "yes");
    assertThat(answer.rows().get(0))
        .containsExactly("luka'", DAY_1, 10L, null, new BigDecimal("31.5"), FIRST, true);
  }

  @Test
  void refusesWhateverIsNotARead() {
    load(player("a", DAY_1, Map.of()));
    session.close();
    for (String sql :
        List.of(
            "DELETE FROM nba_analytics.player_game_summary WHERE 1 = 1",
            "DROP TABLE nba_analytics.player_game_summary",
            "CREATE TABLE nba_analytics.more (x INT64)",
            "SELECT 1; DELETE FROM nba_analytics.player_game_summary WHERE 1 = 1",
            "INSERT INTO nba_analytics.player_game_summary (player_lookup) VALUES ('b')",
            "",
            "this is no SQL",
            "SELECT no_such_column FROM nba_analytics.player_game_summary")) {
      assertThatThrownBy(() -> warehouse.ask(sql, piece -> true))
          .as(sql)
          .isInstanceOf(WarehouseException.class)
          .extracting(e -> ((WarehouseException) e).kind())
          .isEqualTo(Cause.REFUSED);
    }
    session = warehouse.open();
    assertThat(count(Tables.PLAYER_GAME_SUMMARY)).isEqualTo(1);
  }

  @Test
  void aSessionForReadingDoesNotWrite() {
    load(player("a", DAY_1, Map.of()));
    try (WarehouseSession reading = warehouse.openForReading()) {
      assertThat(reading.fetch(new Slice<>(SHOOTING, DAY_1, DAY_1)).rows()).hasSize(1);
      assertThat(reading.query("SELECT 1 AS one").rows()).containsExactly(List.of(1L));
      assertThatThrownBy(reading::createMissingTables).isInstanceOf(WarehouseException.class);
      assertThatThrownBy(() -> reading.load(List.of())).isInstanceOf(WarehouseException.class);
      assertThatThrownBy(() -> reading.publish(zonesRun("run-1", FIRST, DAY_1).publication()))
          .isInstanceOf(WarehouseException.class);
    }
  }
}
