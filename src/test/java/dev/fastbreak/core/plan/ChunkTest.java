package dev.fastbreak.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChunkTest {

  private static final LocalDate OPENER = LocalDate.of(2021, 10, 19);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final SeasonSchedule SEASON =
      SeasonSchedule.of(2021, Schedules.series(OPENER, 2, 20, "BOS", "GSW"));

  private static final SeasonFacts FACTS =
      new SeasonFacts(
          SEASON,
          Schedules.allPresent(SEASON),
          Schedules.presentExcept(SEASON, new TeamGame("BOS", OPENER)),
          Set.of(new TeamGame("GSW", OPENER.plusDays(22))));

  private static Chunk chunk(List<DueDate> dates) {
    return chunk(Map.of(Processor.PDC, dates));
  }

  private static Chunk chunk(Map<Processor, List<DueDate>> due) {
    return new Chunk(FACTS, due, "0000abcd", START, 0.05, null);
  }

  @Test
  void everythingItCarriesArrivesOnAWorkerAsItWasSent() throws Exception {
    List<DueDate> due =
        List.of(
            new DueDate(OPENER.plusDays(20), "first"), new DueDate(OPENER.plusDays(24), "last"));
    Chunk copy = travelled(chunk(due));
    assertThat(copy.processors()).containsExactly(Processor.PDC);
    assertThat(copy.dueDates(Processor.PDC)).isEqualTo(due);
    assertThat(copy.dates()).containsExactly(OPENER.plusDays(20), OPENER.plusDays(24));
    assertThat(copy.firstDate()).isEqualTo(OPENER.plusDays(20));
    assertThat(copy.lastDate()).isEqualTo(OPENER.plusDays(24));
    assertThat(copy.runId()).isEqualTo("0000abcd");
    assertThat(copy.startedAt()).isEqualTo(START);
    assertThat(copy.failureLimit()).isEqualTo(0.05);
    assertThat(copy.season().gameDates()).isEqualTo(SEASON.gameDates());
    assertThat(copy.season().finalGames()).isEqualTo(SEASON.finalGames());
    assertThat(copy.facts().playerGames()).isEqualTo(FACTS.playerGames());
    assertThat(copy.facts().formGames()).isEqualTo(FACTS.formGames());
    assertThat(copy.facts().thinContexts())
        .containsExactly(new TeamGame("GSW", OPENER.plusDays(22)));
    assertThat(copy).hasToString("[PDC] 2021-11-08 to 2021-11-12, run 0000abcd");
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
    assertThat(chunk.dueDates(Processor.PDC)).hasSize(1);
    assertThatThrownBy(() -> chunk.dates().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> chunk.dueDates(Processor.PDC).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aChunkWithoutDatesIsRefused() {
    assertThatThrownBy(() -> chunk(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A chunk needs at least one date");
  }

  @Test
  void processorsMayBeDueOnDifferentDates() {
    LocalDate first = OPENER.plusDays(20);
    LocalDate last = OPENER.plusDays(24);
    Chunk chunk =
        chunk(
            Map.of(
                Processor.ML, List.of(new DueDate(first, "a"), new DueDate(last, "b")),
                Processor.TDZA, List.of(new DueDate(last, "c")),
                Processor.PSZA, List.of()));

    assertThat(chunk.processors()).containsExactly(Processor.TDZA, Processor.ML);
    assertThat(chunk.dates()).containsExactly(first, last);
    assertThat(chunk.dates(Processor.TDZA)).containsExactly(last);
    assertThat(chunk.dates(Processor.PSZA)).isEmpty();
    assertThat(chunk.computes(Processor.TDZA, last)).isTrue();
    assertThat(chunk.computes(Processor.TDZA, first)).isFalse();
    assertThat(chunk.computes(Processor.PSZA, last)).isFalse();
    assertThat(chunk.due())
        .containsExactly(
            new ProcessorDate(Processor.TDZA, last),
            new ProcessorDate(Processor.ML, first),
            new ProcessorDate(Processor.ML, last));
    assertThat(chunk.firstDate()).isEqualTo(first);
    assertThat(chunk.lastDate()).isEqualTo(last);
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
