package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.RemoteJob;
import java.util.List;

/** A run that a user can end early. Any thread may call these methods. */
@FunctionalInterface
public interface Interruptible {

  /** Lets what is being published end, and begins no more. */
  void stop();

  /** Jobs under way on other machines, which go on when this process ends. */
  default List<RemoteJob> remoteJobs() {
    return List.of();
  }

  /** No longer waits for the jobs on other machines, so that the run returns soon. */
  default void leave() {}
}
