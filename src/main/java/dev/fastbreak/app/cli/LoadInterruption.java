package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Terminal;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says on Ctrl-C what has become of an import: nothing as long as files are read, and all or
 * nothing while they are loaded in one transaction. Use it with try-with-resources.
 */
final class LoadInterruption implements AutoCloseable {

  private enum Phase {
    READING,
    STOPPED,
    LOADING,
    LOADED
  }

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.READING);
  private final Terminal terminal;
  private final ShutdownHook hook;

  /** From now on a signal is answered; the process ends by it all the same. */
  LoadInterruption(Terminal terminal) {
    this.terminal = terminal;
    this.hook = ShutdownHook.running(this::onSignal);
  }

  /**
   * Files are read, and the warehouse comes next.
   *
   * @throws CommandFailedException when the user has been told that nothing was changed
   */
  void loading() {
    if (!phase.compareAndSet(Phase.READING, Phase.LOADING)) {
      throw new CommandFailedException("Interrupted before anything was loaded.");
    }
  }

  void loaded() {
    phase.set(Phase.LOADED);
  }

  /** What happens on Ctrl-C. */
  void onSignal() {
    phase.compareAndSet(Phase.READING, Phase.STOPPED);
    terminal.message("");
    terminal.message(
        switch (phase.get()) {
          case READING, STOPPED -> "Interrupted; nothing was changed.";
          case LOADING ->
              "Interrupted while loading. That is one transaction: the warehouse holds all of this"
                  + " input or none of it. The same command again makes sure.";
          case LOADED -> "Interrupted; the input had been loaded.";
        });
  }

  @Override
  public void close() {
    hook.close();
  }
}
