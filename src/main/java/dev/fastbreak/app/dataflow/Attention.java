package dev.fastbreak.app.dataflow;

import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.JobProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.beam.sdk.PipelineResult.State;

/** Looks at jobs again and again until they end, or until nobody cares any more. */
final class Attention {

  /** So many looks in a row without an answer, each of which was tried several times. */
  private static final int MOST_BLIND_LOOKS = 20;

  private final Duration pause;
  private final CountDownLatch left = new CountDownLatch(1);

  Attention(Duration pause) {
    this.pause = pause;
  }

  void leave() {
    left.countDown();
  }

  /**
   * Returns when the job is done.
   *
   * @throws JobFailedException when it ended otherwise, cannot be seen any more, or is left alone
   */
  void follow(DataflowJob job, Consumer<JobProgress> listener) {
    int blind = 0;
    while (true) {
      State state = job.state();
      if (state.isTerminal()) {
        listener.accept(job.progress(state));
        job.requireDone(state);
        return;
      }
      if (state == State.UNKNOWN) {
        blind++;
        if (blind >= MOST_BLIND_LOOKS) {
          throw job.lostSight();
        }
      } else {
        blind = 0;
        listener.accept(job.progress(state));
      }
      if (isLeft()) {
        throw job.leftRunning();
      }
    }
  }

  private boolean isLeft() {
    try {
      return left.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
