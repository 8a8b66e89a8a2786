package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.output.Terminal;
import java.io.IOException;
import java.util.Map;

/** The user's own command for a run that did not end well. */
final class FailureHook {

  private FailureHook() {}

  /** Runs it in a shell, with what happened in its environment, and waits for its end. */
  static void run(String command, int exitCode, BackfillSummary summary, Terminal terminal) {
    terminal.flush();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).inheritIO();
    shell
        .environment()
        .putAll(
            Map.of(
                "FASTBREAK_EXIT_CODE", String.valueOf(exitCode),
                "FASTBREAK_VERDICT", summary.verdict().name(),
                "FASTBREAK_RUN_ID", summary.runId()));
    try {
      int ended = shell.start().waitFor();
      if (ended != 0) {
        terminal.message("--on-failure: '%s' ended with %d.".formatted(command, ended));
      }
    } catch (IOException e) {
      terminal.message("--on-failure: '%s' did not start: %s".formatted(command, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
