package dev.fastbreak.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 20, "BOS", "GSW"));

  private static Chunk chunk(List<DueDate> dates) {
    return new Chunk(Processor.PDC, SEASON, dates, "0000abcd", START, 0.05);
  }

  @Test
  void everythingItCarriesArrivesOnAWorkerAsItWasSent() throws Exception {
    List<DueDate> due =
        List.of(
            new DueDate(OPENER.plusDays(20), "first"), new DueDate(OPENER.plusDays(24), "last"));
    Chunk copy = travelled(chunk(due));
    assertThat(copy.processor()).isEqualTo(Processor.PDC);
    assertThat(copy.dueDates()).isEqualTo(due);
    assertThat(copy.dates()).containsExactly(OPENER.plusDays(20), OPENER.plusDays(24));
    assertThat(copy.firstDate()).isEqualTo(OPENER.plusDays(20));
    assertThat(copy.lastDate()).isEqualTo(OPENER.plusDays(24));
    assertThat(copy.runId()).isEqualTo("0000abcd");
    assertThat(copy.startedAt()).isEqualTo(START);
    assertThat(copy.failureLimit()).isEqualTo(0.05);
    assertThat(copy.season().gameDates()).isEqualTo(SEASON.gameDates());
    assertThat(copy.season().finalGames()).isEqualTo(SEASON.finalGames());
    assertThat(copy).hasToString("PDC 2021-11-08 to 2021-11-12, run 0000abcd");
  }

  @Test
  void aSecondJourneyCostsNoMoreThanTheFirst() throws Exception {
    Chunk chunk = chunk(List.of(new DueDate(OPENER.plusDays(20), "x")));
    Chunk copy = travelled(travelled(chunk));
    assertThat(copy.dates()).isEqualTo(chunk.dates());
    // A worker that has read the chunk sends on the same bytes, not what it has read as well.
    assertThat(bytes(copy)).isEqualTo(bytes(chunk));
  }

  @Test
  void whatTheCallerDoesWithItsListAfterwardsDoesNotReachTheChunk() {
    List<DueDate> due = new ArrayList<>(List.of(new DueDate(OPENER.plusDays(20), "x")));
    Chunk chunk = chunk(due);
    due.clear();
    assertThat(chunk.dueDates()).hasSize(1);
    assertThatThrownBy(() -> chunk.dates().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aChunkWithoutDatesIsRefused() {
    assertThatThrownBy(() -> chunk(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A chunk needs at least one date");
  }

  private static byte[] bytes(Chunk chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(chunk);
    }
    return bytes.toByteArray();
  }

  private static Chunk travelled(Chunk chunk) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(chunk)))) {
      return (Chunk) in.readObject();
    }
  }
}
