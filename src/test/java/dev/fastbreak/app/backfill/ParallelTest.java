package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void answersComeInTheOrderOfTheTasks(int atOnce) {
    assertThat(Parallel.<String>run(List.of(() -> "a", () -> "b", () -> "c"), atOnce))
        .containsExactly("a", "b", "c");
  }

  @Test
  void asManyTasksAsAllowedMeet() {
    CyclicBarrier both = new CyclicBarrier(2);
    Supplier<Boolean> meets = () -> met(both);
    assertThat(Parallel.run(List.of(meets, meets, meets, meets), 2)).containsOnly(true);
  }

  private static boolean met(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void whatOneTaskThrowsComesOutOnceTheOthersHaveEnded() {
    CountDownLatch thrown = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    List<Supplier<Integer>> tasks =
        List.of(
            () -> {
              thrown.countDown();
              throw new IllegalStateException("planted");
            },
            () -> {
              try {
                // Time for an answer that would not wait.
                thrown.await();
                TimeUnit.MILLISECONDS.sleep(200);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ended.set(true);
              return 2;
            });
    assertThatThrownBy(() -> Parallel.run(tasks, 2))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("planted");
    assertThat(ended).isTrue();
  }
}
