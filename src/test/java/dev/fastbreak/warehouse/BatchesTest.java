package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Projection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

/** Rows that are dealt into batches. */
class BatchesTest {

  record Player(String playerLookup, LocalDate gameDate) {}

  private static final Projection<Player> PLAYERS =
      Projection.of(Tables.PLAYER_GAME_SUMMARY, Player.class);
  private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

  private final List<KV<Integer, RowBatch<Player>>> handedOn = new ArrayList<>();
  private final Batches<Player> batches = new Batches<>(PLAYERS, 3);

  private static RowBatch<Player> batch(String... players) {
    return RowBatch.of(
        PLAYERS, List.of(players).stream().map(player -> new Player(player, DAY)).toList());
  }

  private void add(int bucket, String player) {
    batches.add(bucket, new Object[] {player, DAY}, handedOn::add);
  }

  @Test
  void handsOnWhatItHasAtTheEndByBucket() {
    add(2, "c");
    add(0, "a");
    add(0, "b");
    assertThat(handedOn).isEmpty();
    batches.finish(handedOn::add);
    assertThat(handedOn).containsExactly(KV.of(0, batch("a", "b")), KV.of(2, batch("c")));
    batches.finish(handedOn::add);
    assertThat(handedOn).hasSize(2);
  }

  @Test
  void handsOnABatchAsSoonAsItIsFullAndBeginsAnother() {
    add(0, "before");
    for (int i = 0; i < Batches.MOST_ROWS; i++) {
      assertThat(handedOn).isEmpty();
      add(1, "player" + i);
    }
    assertThat(handedOn).hasSize(1);
    assertThat(handedOn.get(0).getKey()).isEqualTo(1);
    assertThat(handedOn.get(0).getValue().count()).isEqualTo(Batches.MOST_ROWS);
    add(1, "next");
    batches.finish(handedOn::add);
    assertThat(handedOn.subList(1, 3))
        .containsExactly(KV.of(0, batch("before")), KV.of(1, batch("next")));
  }

  @Test
  void takesRowsThatAreBytesAlready() {
    batches.addEncoded(1, batch("a").encoded(), handedOn::add);
    add(1, "b");
    batches.finish(handedOn::add);
    assertThat(handedOn).containsExactly(KV.of(1, batch("a", "b")));
  }
}
