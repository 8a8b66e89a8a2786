package dev.fastbreak.app.cli;

/** What Java runs when a signal ends the process. */
final class ShutdownHooks {

  private ShutdownHooks() {}

  /** Takes a hook back, unless it is what the process is ending by. */
  static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is running.
      Thread.onSpinWait();
    }
  }
}
