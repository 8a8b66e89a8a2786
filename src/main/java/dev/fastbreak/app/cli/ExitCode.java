package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The exit codes of every command. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNEXPECTED_FAILURES = 3;
  static final int GATE_RED = 4;
  static final int LOCKED = 5;
  static final int INTERRUPTED = 130;

  /** Commands that publish, and may be interrupted half-way. */
  private static final Set<String> COMPUTING = Set.of("backfill", "run");

  private static final Set<String> COMPARING = Set.of("validate", "diff", "rehearse-as-of");

  private static final Set<String> LOADING = Set.of("init", "import", "simulate");

  private ExitCode() {}

  static int of(BackfillSummary.Verdict verdict) {
    return switch (verdict) {
      case DONE, SKIPPED_BOOTSTRAP -> DONE;
      case DONE_WITH_FAILURES -> UNEXPECTED_FAILURES;
      case FAILED -> FAILED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }

  /** What help texts say about them. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(" 0", "done");
    meanings.put(" 1", "failed: a date failed or is blocked, or the command could not finish");
    meanings.put(" 2", "usage: an option or its value is wrong; nothing was done");
    meanings.put(" 3", "done, with unexpected failures (see 'failures')");
    meanings.put(" 4", "a validation gate is red, or a comparison found a difference");
    meanings.put(" 5", "another writer holds the warehouse; try again when it is done");
    meanings.put("129", "its terminal was closed (SIGHUP): as 130");
    meanings.put(
        "130", "interrupted (Ctrl-C): what was published is safe, the same command resumes");
    meanings.put("143", "ended by SIGTERM: as 130");
    return meanings;
  }

  /** Those with which a command can end. */
  static Map<String, String> meanings(String command) {
    Map<String, String> meanings = meanings();
    boolean computes = COMPUTING.contains(command);
    if (!computes) {
      meanings.put(" 1", "failed: the command could not finish");
      meanings.remove(" 3");
      meanings.put(
          "130",
          "interrupted (Ctrl-C): "
              + (LOADING.contains(command)
                  ? "everything was loaded or nothing"
                  : "nothing was changed"));
    }
    if (!COMPARING.contains(command)) {
      meanings.remove(" 4");
    }
    return meanings;
  }
}
