package dev.fastbreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.RemoteJob;
import dev.fastbreak.app.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InterruptionTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Terminal terminal = Terminal.plain(stream, stream);
  private final List<String> calls = new ArrayList<>();

  /** Sends a signal to a run that ends as soon as it is asked to. */
  private List<String> signal(Running job, Function<String, @Nullable String> ask)
      throws InterruptedException {
    Thread signal;
    try (Interruption interruption =
        new Interruption(job, terminal, "the same command resumes", ask)) {
      signal = new Thread(interruption::onSignal);
      signal.start();
      job.left.await();
      terminal.message("summary of the run");
    }
    signal.join();
    return err.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void aSignalStopsTheRunAndWaitsForItsSummary() throws InterruptedException {
    List<String> said = signal(new Running(List.of()), question -> "y");

    assertThat(said)
        .containsExactly(
            "Interrupted. The chunk under way is published or given up within 30 seconds; a"
                + " second signal (Ctrl-C, kill) gives it up at once.",
            "summary of the run");
    assertThat(calls).containsExactly("stop", "leave");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "n", "what?"})
  void jobsElsewhereAreLeftRunningUnlessTheUserSaysOtherwise(@Nullable String answer)
      throws InterruptedException {
    List<String> said = signal(new Running(List.of(new Job("a", false))), question -> answer);

    assertThat(said)
        .containsExactly(
            "Interrupted. 1 job on Dataflow would go on without this program:",
            "  job a",
            "Left running; each publishes its dates itself.",
            "  follow: follow a",
            "          https://page/a",
            "  cancel: cancel a",
            "summary of the run",
            "The state is safe: what was published stays; when the jobs have ended, the same"
                + " command resumes.");
    assertThat(calls).containsExactly("stop", "leave");
  }

  @Test
  void theUserIsAskedWhetherToCancelThem() throws InterruptedException {
    List<String> questions = new ArrayList<>();
    List<String> said =
        signal(
            new Running(List.of(new Job("a", true), new Job("b", false))),
            question -> {
              questions.add(question);
              return " Yes ";
            });

    assertThat(questions).containsExactly("Cancel? [y/N] ");
    assertThat(calls).containsExactly("stop", "cancel a", "cancel b", "leave");
    assertThat(said)
        .contains(
            "Interrupted. 2 jobs on Dataflow would go on without this program:",
            "a cannot be cancelled",
            "Cancelling job b; that takes Dataflow a minute or two.")
        .doesNotContain("Left running; each publishes its dates itself.");
  }

  private final class Running implements Interruptible {
    final CountDownLatch left = new CountDownLatch(1);
    private final List<RemoteJob> remote;

    Running(List<RemoteJob> remote) {
      this.remote = remote;
    }

    @Override
    public void stop() {
      calls.add("stop");
    }

    @Override
    public List<RemoteJob> remoteJobs() {
      return remote;
    }

    @Override
    public void leave() {
      calls.add("leave");
      left.countDown();
    }
  }

  private final class Job implements RemoteJob {
    private final String id;
    private final boolean stubborn;

    Job(String id, boolean stubborn) {
      this.id = id;
      this.stubborn = stubborn;
    }

    @Override
    public String title() {
      return "job " + id;
    }

    @Override
    public String page() {
      return "https://page/" + id;
    }

    @Override
    public String followCommand() {
      return "follow " + id;
    }

    @Override
    public String cancelCommand() {
      return "cancel " + id;
    }

    @Override
    public void cancel() {
      calls.add("cancel " + id);
      if (stubborn) {
        throw new JobFailedException(id + " cannot be cancelled");
      }
    }
  }
}
