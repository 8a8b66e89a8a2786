package dev.fastbreak.app.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fastbreak.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a pseudo-terminal: what a user sees, and when. */
final class ProgressOnATerminalIT {

  /** Longest that a user may look at nothing once the plan is made. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @TempDir private Path folder;

  private static boolean hasScript() {
    try {
      return new ProcessBuilder("script", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process inATerminal(String... arguments) throws IOException {
    String program =
        String.join(
            " ",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.nio=ALL-UNNAMED -XX:TieredStopAtLevel=1",
            "-cp",
            "'" + System.getProperty("java.class.path") + "'",
            Main.class.getName(),
            String.join(" ", arguments));
    ProcessBuilder script =
        new ProcessBuilder("script", "--quiet", "--flush", "--return", "-c", program, "/dev/null");
    script.environment().put("FASTBREAK_SCREEN", "1");
    script.environment().put("FASTBREAK_ANIMATED", "1");
    script.environment().put("FASTBREAK_COLUMNS", "80");
    script.environment().put("TERM", "xterm");
    return script.redirectErrorStream(true).start();
  }

  @Test
  void aUserSeesSomethingWhenTheFirstPipelineBeginsAndSeesItMove() throws Exception {
    assumeTrue(hasScript(), "SKIPPED: no 'script' (util-linux), so no pseudo-terminal");
    Path warehouse = folder.resolve("nba.duckdb");
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    String[] simulate = {"simulate", "--seasons", "2021-22", "--warehouse", "duckdb:" + warehouse};
    assertThat(Main.execute(simulate, nowhere, nowhere)).isZero();

    Process program =
        inATerminal(
            "backfill --start-date 2021-11-02 --end-date 2021-11-20",
            "--warehouse duckdb:" + warehouse);
    CompletableFuture<Instant> planned =
        CompletableFuture.supplyAsync(() -> whenThereIs(folder.resolve("nba.duckdb.run"), program));
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    Instant firstByte = read(program.getInputStream(), seen);

    assertThat(program.waitFor()).as("%s", seen).isIn(0, 3);
    assertThat(firstByte).isBefore(planned.get(1, TimeUnit.MINUTES).plus(PATIENCE));
    String screen = seen.toString(StandardCharsets.UTF_8);
    assertThat(screen).contains("planning", "computing", "PSZA [").contains("rows");
    assertThat(screen.split("PSZA \\[").length).as("drawings").isGreaterThan(3);
    assertThat(screen.lines().filter(line -> line.contains("ML   [")).reduce((a, b) -> b))
        .as("the last drawing")
        .hasValueSatisfying(line -> assertThat(line).doesNotContain("."));
  }

  private static Instant whenThereIs(Path file, Process program) {
    while (!Files.exists(file) && program.isAlive()) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return Instant.now();
  }

  /** Reads to the end and tells when the first byte came. */
  private static Instant read(InputStream from, ByteArrayOutputStream to) throws IOException {
    int first = from.read();
    Instant came = Instant.now();
    to.write(first);
    from.transferTo(to);
    return came;
  }
}
