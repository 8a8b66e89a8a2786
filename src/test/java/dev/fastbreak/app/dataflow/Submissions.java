package dev.fastbreak.app.dataflow;

import dev.fastbreak.app.backfill.BackfillListener;
import dev.fastbreak.app.backfill.BeamRunner;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.DueDate;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.Schedules;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.warehouse.Warehouses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Submits chunks to a cloud on this machine. */
final class Submissions {

  static final LocalDate OPENER = LocalDate.parse("2021-10-19");

  private Submissions() {}

  /** Two game dates of a season in which two teams meet every other day. */
  static Chunk chunk(Processor... processors) {
    SeasonSchedule season =
        Objects.requireNonNull(
            LeagueCalendar.of(Schedules.series(OPENER, 2, 40, "BOS", "LAL")).seasons().get(2021));
    List<DueDate> dates =
        List.of(
            new DueDate(LocalDate.parse("2021-11-02"), "feed"),
            new DueDate(LocalDate.parse("2021-11-04"), "beef"));
    Map<Processor, List<DueDate>> due = new EnumMap<>(Processor.class);
    for (Processor processor : processors) {
      due.put(processor, dates);
    }
    return new Chunk(
        SeasonFacts.ofSchedule(season),
        due,
        "0000abcd",
        Instant.parse("2022-01-15T06:00:00Z"),
        Chunk.DEFAULT_FAILURE_LIMIT,
        null);
  }

  /** Submission takes a second when there is next to nothing to stage. */
  static Map<String, String> options(LoopbackCloud cloud, Path folder) {
    Path jar = folder.resolve("small.jar");
    try {
      Files.write(jar, new byte[] {1, 2, 3});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> options = cloud.options();
    options.put("filesToStage", jar.toString());
    return options;
  }

  static DataflowLauncher launcher(BackfillListener listener) {
    return new DataflowLauncher(listener, 2, Duration.ofMillis(20));
  }

  /** A runner that computes with the warehouse in the cloud. */
  static BeamRunner runner(
      LoopbackCloud cloud, Map<String, String> options, DataflowLauncher launcher) {
    return new BeamRunner(
        Warehouses.of(cloud.warehouse()),
        Clock.systemUTC(),
        options,
        Calculations.STANDARD,
        launcher);
  }
}
