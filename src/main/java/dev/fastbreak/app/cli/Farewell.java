package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;

/**
 * A sentence for the user who ends a command by Ctrl-C. Use it with try-with-resources around
 * commands for which nothing is left to do then.
 */
final class Farewell implements AutoCloseable {

  private final Thread hook;

  private Farewell(Thread hook) {
    this.hook = hook;
  }

  /** From now on a signal is answered; the process ends by it all the same. */
  static Farewell saying(String sentence, Terminal terminal) {
    Thread hook =
        new Thread(
            () -> {
              terminal.message("");
              terminal.message(sentence);
            },
            "fastbreak-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Farewell(hook);
  }

  @Override
  public void close() {
    ShutdownHooks.remove(hook);
  }
}
