package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import sun.misc.Signal;

/**
 * The second Ctrl-C. Java ends a process in good order at the first and takes no notice of others;
 * a user who has waited long enough is to be heard.
 */
final class SecondSignal {

  private SecondSignal() {}

  /**
   * From now on Ctrl-C ends the process at once, with 130. Only what runs when a process ends may
   * call this: what is given up then must be safe, as when the machine loses its power.
   */
  static void endsAtOnce(Terminal terminal, String farewell) {
    try {
      Signal.handle(
          new Signal("INT"),
          signal -> {
            terminal.message(farewell);
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
          });
    } catch (IllegalArgumentException e) {
      // This Java leaves signals to the system (-Xrs), where each of them ends the process.
      terminal.flush();
    }
  }
}
