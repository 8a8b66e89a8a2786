package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.io.IOException;
import java.util.Map;

/** The user's own command for a run that did not end well, whatever kept it from that. */
final class FailureHook {

  private boolean hasRun;

  /**
   * Runs it in a shell, with what happened in its environment, and waits for its end; once.
   *
   * @param verdict as the summary for programs has it
   * @param runId the run; empty when there was none
   */
  void run(String command, int exitCode, String verdict, String runId, Terminal terminal) {
    if (hasRun || exitCode == ExitCode.DONE) {
      return;
    }
    hasRun = true;
    terminal.flush();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).inheritIO();
    shell
        .environment()
        .putAll(
            Map.of(
                "FASTBREAK_EXIT_CODE", String.valueOf(exitCode),
                "FASTBREAK_VERDICT", verdict,
                "FASTBREAK_RUN_ID", runId));
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
