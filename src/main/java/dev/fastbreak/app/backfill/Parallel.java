package dev.fastbreak.app.backfill;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Work that is done side by side. */
final class Parallel {

  private Parallel() {}

  /**
   * Answers of all tasks in their order, so many of them at once.
   *
   * @throws RuntimeException the first one, in the order of the tasks, that a task threw; none of
   *     them runs any more by then
   */
  static <T> List<T> run(List<Supplier<T>> tasks, int atOnce) {
    if (atOnce == 1) {
      return tasks.stream().map(Supplier::get).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<CompletableFuture<T>> running =
          tasks.stream().map(task -> CompletableFuture.supplyAsync(task, threads)).toList();
      // What the tasks share must outlive all of them, also when one has thrown.
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
          .handle((done, thrown) -> true)
          .join();
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }
}
