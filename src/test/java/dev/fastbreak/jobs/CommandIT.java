package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.warehouse.Warehouses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of jobs that go well or badly: exit code and first line. */
class CommandIT {

  @TempDir private Path folder;
  private JobHarness job;

  private record Answer(int exitCode, String firstLine, String out) {}

  @BeforeEach
  void loadTheLeague() {
    job = JobHarness.loaded(folder, SmallLeague.ofDays(17));
  }

  private Answer fastbreak(Calculations calculations, String... command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(
        List.of(
            "--start-date", "2021-11-02", "--end-date", "2021-11-04", "--warehouse", job.uri()));
    int exitCode =
        CommandLineProgram.execute(
            new CommandContext(
                FaultyEngine.of(calculations),
                Warehouses::of,
                Clock.systemUTC(),
                Terminal.plain(
                    stream,
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))),
            args.toArray(String[]::new));
    String text = out.toString(StandardCharsets.UTF_8);
    return new Answer(exitCode, text.lines().findFirst().orElse(""), text);
  }

  @Test
  void aGoodRunEndsWith0AndTheSameAgainSaysThatNothingWasWritten() {
    Answer first = fastbreak(Calculations.STANDARD, "backfill");
    assertThat(first.exitCode()).isZero();
    // 8 rows of TDZA, 48 of PSZA, 54 of PCF, 51 of PDC, 54 of ML.
    assertThat(first.firstLine())
        .startsWith("DONE: 15 dates of TDZA, PSZA, PCF, PDC, ML in ")
        .endsWith(", 215 rows written.");
    Answer again = fastbreak(Calculations.STANDARD, "backfill");
    assertThat(again.exitCode()).isZero();
    assertThat(again.firstLine()).isEqualTo("DONE: 0 rows written: everything was up to date.");
  }

  @Test
  void aCalculatorThatAlwaysThrowsEndsWith1AndTheFirstLineSaysSo() {
    Answer answer = fastbreak(Faults.always().in(Processor.PSZA), "backfill", "--only", "PSZA");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.firstLine())
        .isEqualTo(
            "FAILED: 3 dates of PSZA (2021-11-02 to 2021-11-04). What was published is safe.");
  }

  @Test
  void someUnexpectedFailuresBelowTheLimitEndWith3() {
    Answer answer =
        fastbreak(
            Faults.of("boalpha").in(Processor.PSZA),
            "backfill",
            "--only",
            "PSZA",
            "--failure-limit",
            "10");
    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(answer.firstLine())
        .startsWith("DONE WITH FAILURES: 3 dates of PSZA (2021-11-02 to 2021-11-04); 45 rows");
  }

  @Test
  void aPipelineThatBreaksEndsWith1AndIsNamed() {
    Answer answer =
        fastbreak(Faults.breakingThePipeline().in(Processor.TDZA), "backfill", "--only", "TDZA");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.firstLine()).startsWith("FAILED: 3 dates of TDZA not published");
    assertThat(answer.out()).contains("TDZA from 2021-11-02: planted break");
  }

  @Test
  void aBlockedProcessorEndsWith1AndNamesWhatIsMissing() {
    Answer answer = fastbreak(Calculations.STANDARD, "backfill", "--only", "PCF");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.firstLine())
        .isEqualTo(
            "FAILED: 3 dates of PCF (2021-11-02 to 2021-11-04) blocked: PCF needs TDZA, PSZA for"
                + " 2021-11-02 to 2021-11-04. What was published is safe.");
  }
}
