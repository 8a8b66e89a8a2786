package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.util.List;
import sun.misc.Signal;

/**
 * The second Ctrl-C, or whatever else asks a process to end. Java ends it in good order at the
 * first and takes no notice of others; whoever has waited long enough is to be heard.
 */
final class SecondSignal {

  /** Ctrl-C, {@code kill}, and the terminal that is closed. */
  private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

  private static final int SHELLS_BASE = 128;

  private SecondSignal() {}

  /**
   * From now on any of these signals ends the process at once, with the exit code that shells give
   * it. Only what runs when a process ends may call this: what is given up then must be safe, as
   * when the machine loses its power.
   */
  static void endsAtOnce(Terminal terminal, String farewell) {
    for (String name : ENDING) {
      try {
        Signal.handle(
            new Signal(name),
            signal -> {
              terminal.message(farewell);
              Runtime.getRuntime().halt(SHELLS_BASE + signal.getNumber());
            });
      } catch (IllegalArgumentException e) {
        // This Java leaves signals to the system (-Xrs), where each of them ends the process.
        terminal.flush();
      }
    }
  }
}
