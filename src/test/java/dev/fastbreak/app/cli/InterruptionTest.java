package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class InterruptionTest {

  @Test
  void aSignalStopsTheRunWaitsForItsEndAndReassures() throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal = Terminal.plain(stream, stream);
    CountDownLatch stopped = new CountDownLatch(1);

    Thread signal;
    try (Interruption interruption = Interruption.stopping(stopped::countDown, terminal)) {
      signal = new Thread(interruption::onSignal);
      signal.start();
      stopped.await();
      terminal.message("summary of the run");
    }
    signal.join();

    assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty()))
        .containsExactly(
            "Interrupted. The chunk under way is published or given up within 30 seconds; please"
                + " wait.",
            "summary of the run",
            "The state is safe: what was published stays. The same command resumes.");
  }
}
