package dev.fastbreak.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.beam.launch.Ledger;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Publication;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeamRunnerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  /** The first two days of a season: one chunk of bootstrap dates. */
  private static Chunk bootstrap(Processor processor, int year) {
    LocalDate opener = LocalDate.of(year, 10, 19);
    return new Chunk(
        processor,
        SeasonSchedule.of(year, List.of()),
        List.of(new DueDate(opener, "a"), new DueDate(opener.plusDays(1), "b")),
        "20260101bcdfghjklm",
        NOW,
        Chunk.DEFAULT_FAILURE_LIMIT);
  }

  @Test
  void processorsAndSeasonsThatRecordAtTheSameTimeShareNoStagingTable() {
    Warehouse real = Warehouses.of("duckdb:" + folder.resolve("league.duckdb"));
    List<Chunk> chunks =
        List.of(
            bootstrap(Processor.TDZA, 2021),
            bootstrap(Processor.PSZA, 2021),
            bootstrap(Processor.TDZA, 2022),
            bootstrap(Processor.PSZA, 2022));
    CyclicBarrier allArePublishing = new CyclicBarrier(chunks.size());
    List<String> staging = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(chunks.size());
    try (WarehouseSession session = real.open()) {
      session.createMissingTables();
      BeamRunner runner =
          new BeamRunner(
              beforePublishing(
                  real,
                  publication -> {
                    note(publication, staging);
                    meet(allArePublishing);
                  }),
              Clock.fixed(NOW, ZoneOffset.UTC),
              Map.of(),
              Interceptor.NONE);
      CompletableFuture.allOf(
              chunks.stream()
                  .map(
                      chunk ->
                          CompletableFuture.runAsync(
                              () -> runner.record(chunk, Outcome.SKIPPED_BOOTSTRAP, List.of()),
                              threads))
                  .toArray(CompletableFuture[]::new))
          .join();

      assertThat(staging).hasSize(2 * chunks.size()).doesNotHaveDuplicates();
      Ledger ledger = Ledger.read(session, LocalDate.of(2021, 1, 1), LocalDate.of(2022, 12, 31));
      for (Chunk chunk : chunks) {
        for (LocalDate date : chunk.dates()) {
          assertThat(ledger.newest(chunk.processor(), date))
              .map(PrecomputeRun::ended)
              .hasValue(Outcome.SKIPPED_BOOTSTRAP);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The warehouse, with something that happens before each of its publishes. */
  private static Warehouse beforePublishing(Warehouse real, Consumer<Publication> happens) {
    return around(
        Warehouse.class,
        real,
        (method, arguments) -> {
          if (method.equals("publish")) {
            happens.accept((Publication) arguments[0]);
          }
        });
  }

  private interface Call {
    void isMade(String method, Object[] arguments);
  }

  private static <T> T around(Class<T> type, Object real, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            BeamRunnerTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              call.isMade(method.getName(), arguments);
              Object answer = method.invoke(real, arguments);
              return answer instanceof WarehouseSession
                  ? around(WarehouseSession.class, answer, call)
                  : answer;
            }));
  }

  private static void note(Publication publication, List<String> staging) {
    synchronized (staging) {
      staging.add(publication.rows().name());
      staging.add(publication.failures().name());
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("not all published at the same time", e);
    }
  }
}
