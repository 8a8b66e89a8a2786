package dev.fastbreak.app.cli;

/** What runs when a signal ends the process. Use it with try-with-resources around the work. */
final class ShutdownHook implements AutoCloseable {

  private final Thread hook;

  private ShutdownHook(Thread hook) {
    this.hook = hook;
  }

  /** From now on a signal is answered; the process ends by it all the same. */
  static ShutdownHook running(Runnable answer) {
    Thread hook = new Thread(answer, "fastbreak-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownHook(hook);
  }

  /** Takes it back, unless it is what the process is ending by. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is running.
      Thread.onSpinWait();
    }
  }
}
