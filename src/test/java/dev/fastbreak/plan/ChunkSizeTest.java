package dev.fastbreak.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChunkSizeTest {

  @Test
  void aChunkIsASeasonAMonthOrANumberOfGameDates() {
    assertThat(ChunkSize.parse("season")).isEqualTo(ChunkSize.SEASON);
    assertThat(ChunkSize.parse("month")).isEqualTo(ChunkSize.MONTH);
    assertThat(ChunkSize.parse("7")).isEqualTo(new ChunkSize(ChunkSize.Kind.GAME_DATES, 7));
  }

  @Test
  void aChunkSizeThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> ChunkSize.parse("week"))
        .hasMessage("'week' is no chunk; write season, month or a number of game dates");
    assertThatThrownBy(() -> ChunkSize.parse("0")).hasMessageContaining("'0' is no chunk");
  }
}
