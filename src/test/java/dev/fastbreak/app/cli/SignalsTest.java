package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.warehouse.QueryResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What signals do to a process. The first one is SIGTERM, which Java takes as it takes Ctrl-C; a
 * test that itself runs in the background could not send that.
 */
final class SignalsTest {

  /** Another process; all that it prints comes in one stream. */
  private static final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    Child(String role) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SignalsTest.class.getName(),
                  role)
              .redirectErrorStream(true)
              .start();
      output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void awaits(String text) throws IOException {
      String line;
      do {
        line = output.readLine();
        assertThat(line).as("after %s", said).isNotNull();
        said.add(line);
      } while (!line.contains(text));
    }

    void receives(String signal) throws Exception {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }

    /** All that it said until it ended. */
    List<String> ends() throws IOException {
      output.lines().forEach(said::add);
      return said;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void theFirstSaysThatTheSecondGivesUpAndTheSecondDoes(String second, int exitCode)
      throws Exception {
    try (Child child = new Child("compute")) {
      child.awaits("ready");
      child.receives("TERM");
      child.awaits("a second signal (Ctrl-C, kill) gives it up at once.");
      child.receives(second);

      assertThat(child.ends())
          .endsWith("Given up at once. What was published is safe; the same command resumes.");
      assertThat(child.process.waitFor()).isEqualTo(exitCode);
    }
  }

  @Test
  void aCommandThatReadsEndsWithASentence() throws Exception {
    try (Child child = new Child("query")) {
      child.awaits("ready");
      child.receives("TERM");

      assertThat(child.ends()).endsWith("Interrupted; nothing was changed.");
      assertThat(child.process.waitFor()).isEqualTo(143);
    }
  }

  /** The other process: a run, or a query, that never ends. */
  public static void main(String[] roles) {
    Terminal terminal = Terminal.plain(System.out, System.err);
    if (roles[0].equals("compute")) {
      try (Interruption interruption =
          new Interruption(() -> {}, terminal, "the same command resumes")) {
        forever();
      }
    }
    FakeWarehouse warehouse = new FakeWarehouse();
    warehouse.answers = sql -> forever();
    CommandContext context =
        new CommandContext(new FakeEngine(), uri -> warehouse, Clock.systemUTC(), terminal);
    CommandLineProgram.execute(context, "query", "SELECT 1");
  }

  private static @Nullable QueryResult forever() {
    System.out.println("ready");
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
