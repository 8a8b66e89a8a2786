package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fastbreak.app.plan.PlannedDate;
import dev.fastbreak.app.plan.Reason;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.DueDate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksAndStagesTest {

  private static PlannedDate date(String date, int season) {
    return new PlannedDate(
        Processor.PSZA, new DueDate(LocalDate.parse(date), "x"), Reason.MISSING, season, "");
  }

  private static final List<PlannedDate> DATES =
      List.of(
          date("2022-03-30", 2021),
          date("2022-03-31", 2021),
          date("2022-04-01", 2021),
          date("2022-11-01", 2022),
          date("2022-11-02", 2022));

  private static List<Integer> sizes(String chunk) {
    return Chunks.of(DATES, ChunkSize.parse(chunk)).stream().map(List::size).toList();
  }

  @Test
  void aChunkNeverCrossesSeasons() {
    assertThat(sizes("season")).containsExactly(3, 2);
    assertThat(sizes("month")).containsExactly(2, 1, 2);
    assertThat(sizes("2")).containsExactly(2, 1, 2);
    assertThat(sizes("100")).containsExactly(3, 2);
    assertThat(Chunks.of(List.of(), ChunkSize.SEASON)).isEmpty();
  }

  @Test
  void aChunkSizeThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> ChunkSize.parse("week"))
        .hasMessage("'week' is no chunk; write season, month or a number of game dates");
    assertThatThrownBy(() -> ChunkSize.parse("0")).hasMessageContaining("'0' is no chunk");
  }

  @Test
  void processorsThatReadEachOtherNeverRunSideBySide() {
    assertThat(Stages.of(List.of(Processor.values())))
        .containsExactly(
            List.of(Processor.TDZA, Processor.PSZA),
            List.of(Processor.PCF, Processor.PDC),
            List.of(Processor.ML));
    assertThat(Stages.of(List.of(Processor.ML, Processor.TDZA)))
        .containsExactly(List.of(Processor.TDZA), List.of(Processor.ML));
  }
}
