package dev.fastbreak.app.dataflow;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class DataflowJobIT {
  @TempDir private Path folder;

  static Chunk chunk(Processor processor) {
    LocalDate opener = LocalDate.parse("2021-10-19");
    LeagueCalendar calendar = LeagueCalendar.of(Schedules.series(opener, 2, 40, "BOS", "LAL"));
    return new Chunk(
        processor,
        calendar.seasons().get(2021),
        List.of(
            new DueDate(LocalDate.parse("2021-11-02"), "feed"),
            new DueDate(LocalDate.parse("2021-11-04"), "beef")),
        "0000abcd",
        Instant.parse("2022-01-15T06:00:00Z"),
        0.05);
  }

  @ParameterizedTest
  @EnumSource(Processor.class)
  void x(Processor p) throws IOException {
    try (LoopbackCloud cloud = new LoopbackCloud()) {
      Map<String, String> options = cloud.options();
      Path jar = folder.resolve("small.jar");
      Files.write(jar, new byte[] {1, 2, 3});
      options.put("filesToStage", jar.toString());
      long t = System.nanoTime();
      new BeamRunner(
              Warehouses.of(cloud.warehouse(), Map.of()),
              Clock.systemUTC(),
              options,
              Interceptor.NONE,
              new DataflowLauncher(BackfillListener.SILENT, Duration.ofMillis(20)))
          .compute(chunk(p));
      System.out.println(p + " " + (System.nanoTime() - t) / 1000000 + " ms " + cloud.unknown);
      Files.writeString(Path.of("/tmp/df-" + p + ".json"), cloud.posted.get(0).toPrettyString());
    }
  }
}
