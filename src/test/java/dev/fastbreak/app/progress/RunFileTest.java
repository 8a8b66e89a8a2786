package dev.fastbreak.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFileTest {

  private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private static final Snapshot HALFWAY =
      new Snapshot(
          BEGIN.plusSeconds(20),
          "20220115kqmzwxvrtb",
          BEGIN,
          Snapshot.Phase.COMPUTING,
          Duration.ofSeconds(20),
          List.of(
              new ProcessorProgress(
                  Processor.PSZA,
                  152,
                  10,
                  Map.of("bootstrap", 10),
                  31_204,
                  62_000,
                  30_000,
                  1_204,
                  0,
                  0.5)),
          null);

  @TempDir private Path folder;

  @Test
  void whoAsksHearsWhatTheRunSaid() {
    Path warehouse = folder.resolve("nba.duckdb");

    RunFile.of(warehouse, "backfill --start-date 2021-10-19").write(HALFWAY);

    RunFile.Running running = RunFile.read(warehouse).orElseThrow();
    assertThat(running.command()).isEqualTo("backfill --start-date 2021-10-19");
    assertThat(running.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(running.snapshot()).isEqualTo(HALFWAY);
  }

  @Test
  void aRunWhoseProcessIsGoneIsNone() throws IOException {
    Path warehouse = folder.resolve("nba.duckdb");
    RunFile.of(warehouse, "run --date today").write(HALFWAY);
    Path file = folder.resolve("nba.duckdb.run");
    String mine = "\"pid\":" + ProcessHandle.current().pid();
    // No system gives a process this number.
    Files.writeString(file, Files.readString(file).replace(mine, "\"pid\":999999999999"));

    assertThat(RunFile.read(warehouse)).isEmpty();
  }

  @Test
  void aRunOlderThanTheProcessOfItsNumberIsNone() {
    Path warehouse = folder.resolve("nba.duckdb");
    Snapshot old =
        new Snapshot(
            HALFWAY.at(),
            HALFWAY.runId(),
            Instant.EPOCH,
            HALFWAY.phase(),
            HALFWAY.remaining(),
            HALFWAY.processors(),
            null);

    RunFile.of(warehouse, "run --date today").write(old);

    assertThat(RunFile.read(warehouse)).isEmpty();
  }

  @Test
  void anEndedRunLeavesNothing() {
    Path warehouse = folder.resolve("nba.duckdb");
    RunFile file = RunFile.of(warehouse, "run --date today");
    file.write(HALFWAY);

    file.delete();

    assertThat(RunFile.read(warehouse)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
