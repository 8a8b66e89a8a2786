package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.simulation.LeagueSimulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code scripts/bench}: measures the program from outside, one cold process a run. */
@Command(
    name = "scripts/bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Measure how long everything takes.",
    description = {
      "Fills a warehouse in .bench/, then runs scripts/fastbreak on fresh copies of it, each time in",
      "a new process: the backfill of all five processors, the same again, one day, and the",
      "correction of one player's line; and beside it the same rows by plain SQL and by a plain Java",
      "loop. All three must make the same rows. Prints medians as Markdown.",
    },
    footer = {"", "scripts/bench --micro runs the JMH benchmarks instead."})
public final class Bench implements Callable<Integer> {

  /** The last of the simulated seasons; more seasons reach further back. */
  private static final int LAST_SEASON = 2021;

  private static final int[] SCALES = {1, 2, 4, 8};

  /** Done, and done with unexpected failures: either way everything is computed. */
  private static final Set<Integer> COMPUTED = Set.of(0, 3);

  @Option(
      names = "--seasons",
      paramLabel = "N",
      defaultValue = "4",
      description = "Seasons to simulate. Default: ${DEFAULT-VALUE}.")
  private int seasons;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "8",
      description = "What is simulated depends on it alone. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "Real seasons instead: a folder of box-score files, as for 'import'.")
  private @Nullable Path from;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of everything; medians are reported. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write every run as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--scaling",
      description = "Also backfill 1, 2, 4 and 8 simulated seasons and compare.")
  private boolean scaling;

  @Option(names = "--quick", description = "One season, one run: does it work at all?")
  private boolean quick;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Path root = Path.of(System.getProperty("fastbreak.root", "."));
  private final Path folder = root.resolve(".bench").toAbsolutePath().normalize();
  private final Results results = new Results();
  private final List<String> disagreements = new ArrayList<>();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    checkOptions();
    Machine machine = Machine.here();
    if (!machine.isQuiet()) {
      say(
          "Other programs are using this machine (load %.1f): the numbers will be worse than they should."
              .formatted(machine.loadBefore()));
    }
    clean();
    Path upstream = folder.resolve("upstream.duckdb");
    fill(upstream, seasons);
    League.Extent extent = new League(upstream).extent();
    LocalDate day = new League(upstream).busyDate();
    for (int run = 1; run <= runs; run++) {
      say("Run %d of %d".formatted(run, runs));
      wholeChain(upstream, extent, day);
      shotZonesAlone(upstream, extent);
    }
    TimeProfile profile = profile(upstream, extent);
    if (scaling) {
      scale();
    }
    Report report =
        new Report(machine, from == null ? "simulated" : "real", extent, runs, results, profile);
    System.out.println(report.markdown());
    if (json != null) {
      report.write(json);
    }
    clean();
    disagreements.forEach(Bench::say);
    return disagreements.isEmpty() ? 0 : 1;
  }

  private void checkOptions() {
    if (quick) {
      seasons = 1;
      runs = 1;
    }
    if (seasons < 1 || seasons > 20) {
      throw new ParameterException(spec.commandLine(), "--seasons: 1 to 20");
    }
    if (runs < 1) {
      throw new ParameterException(spec.commandLine(), "--runs: at least 1");
    }
    if (from != null && !Files.isDirectory(from)) {
      throw new ParameterException(spec.commandLine(), "--from %s: no such folder".formatted(from));
    }
  }

  /** Everything that is done with one copy of the input, one after the other. */
  private void wholeChain(Path upstream, League.Extent extent, LocalDate day)
      throws IOException, SQLException {
    Path warehouse = copy(upstream, "fastbreak");
    League league = new League(warehouse);
    measure(Report.BACKFILL, backfill(warehouse, extent, List.of()));
    Map<Processor, League.Content> made = league.contents();

    measure(Report.AGAIN, backfill(warehouse, extent, List.of()));

    league.forget(day);
    measure(Report.ONE_DAY, fastbreak(warehouse, List.of("run", "--date", day.toString())));

    say("Correcting a line of %s on %s".formatted(league.correct(day), day));
    measure(Report.CORRECTION, backfill(warehouse, extent, List.of()));
    delete(warehouse);

    Path sql = copy(upstream, "sql");
    measure(Report.SQL, plain(PlainSql.class, sql, Processors.ALL));
    agree("plain SQL", made, new League(sql).contents(), Processors.ALL);
    delete(sql);

    Path loop = copy(upstream, "loop");
    measure(Report.LOOP, plain(PlainLoop.class, loop, Processors.ALL));
    agree("the plain loop", made, new League(loop).contents(), Processors.ALL);
    delete(loop);
  }

  private void shotZonesAlone(Path upstream, League.Extent extent) throws IOException {
    List<Processor> alone = List.of(Processor.PSZA);
    Path warehouse = copy(upstream, "fastbreak");
    measure(Report.PSZA, backfill(warehouse, extent, List.of("--only", "PSZA")));
    delete(warehouse);
    Path sql = copy(upstream, "sql");
    measure(Report.PSZA_SQL, plain(PlainSql.class, sql, alone));
    delete(sql);
    Path loop = copy(upstream, "loop");
    measure(Report.PSZA_LOOP, plain(PlainLoop.class, loop, alone));
    delete(loop);
  }

  /** One more backfill, whose time does not count because it is recorded. */
  private TimeProfile profile(Path upstream, League.Extent extent) throws IOException {
    Path warehouse = copy(upstream, "fastbreak");
    Path recording = folder.resolve("backfill.jfr");
    say("Recording where the time goes");
    new MeasuredProcess(folder, Map.of("FASTBREAK_JAVA_OPTIONS", TimeProfile.options(recording)))
        .run(backfill(warehouse, extent, List.of()), summary(), COMPUTED);
    delete(warehouse);
    return TimeProfile.of(recording);
  }

  private void scale() throws IOException, SQLException {
    for (int scale : SCALES) {
      Path upstream = folder.resolve("scale.duckdb");
      fillSimulated(upstream, scale);
      League.Extent extent = new League(upstream).extent();
      for (int run = 0; run < runs; run++) {
        Path warehouse = copy(upstream, "fastbreak");
        measure(Report.scale(scale), backfill(warehouse, extent, List.of()));
        delete(warehouse);
      }
      delete(upstream);
    }
  }

  private void fill(Path upstream, int count) {
    if (from == null) {
      fillSimulated(upstream, count);
    } else {
      say("Importing " + from);
      unmeasured(upstream, List.of("import", "--from", from.toString()));
    }
  }

  private void fillSimulated(Path upstream, int count) {
    String names =
        IntStream.rangeClosed(LAST_SEASON - count + 1, LAST_SEASON)
            .mapToObj(LeagueSimulation::seasonName)
            .collect(Collectors.joining(","));
    say("Simulating " + names);
    unmeasured(upstream, List.of("simulate", "--seasons", names, "--seed", String.valueOf(seed)));
  }

  private void unmeasured(Path warehouse, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("scripts/fastbreak").toString()));
    command.addAll(arguments);
    command.addAll(List.of("--warehouse", "duckdb:" + warehouse));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private List<String> backfill(Path warehouse, League.Extent extent, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "backfill",
                "--start-date",
                extent.first().toString(),
                "--end-date",
                extent.last().toString()));
    arguments.addAll(more);
    return fastbreak(warehouse, arguments);
  }

  private List<String> fastbreak(Path warehouse, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("scripts/fastbreak").toString()));
    command.addAll(arguments);
    command.addAll(List.of("--warehouse", "duckdb:" + warehouse, "--json", summary().toString()));
    return command;
  }

  /** Java with the launcher's options, as far as they mean anything to these programs. */
  private List<String> plain(Class<?> program, Path warehouse, List<Processor> processors) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmn300m",
        "-Xmx2g",
        "-XX:SharedArchiveFile=" + root.resolve("target/fastbreak.jsa"),
        "-Xshare:auto",
        "-Xlog:disable",
        "-cp",
        // The program's own jar first: the shared archive knows its classes.
        root.resolve("target/fastbreak.jar") + ":" + root.resolve("target/test-classes"),
        program.getName(),
        warehouse.toString(),
        Processors.join(processors),
        summary().toString());
  }

  private Path summary() {
    return folder.resolve("summary.json");
  }

  private void measure(String name, List<String> command) {
    Measurement measured = new MeasuredProcess(folder, Map.of()).run(command, summary(), COMPUTED);
    results.add(name, measured);
    say(
        "  %-28s %6.2f s, %6.2f s CPU, %5.0f MB, %,d rows"
            .formatted(
                name,
                measured.seconds(),
                measured.cpuSeconds(),
                measured.peakMegabytes(),
                measured.parts().rows()));
  }

  private void agree(
      String other,
      Map<Processor, League.Content> ours,
      Map<Processor, League.Content> theirs,
      List<Processor> processors) {
    for (Processor processor : processors) {
      League.Content our = ours.get(processor);
      League.Content their = theirs.get(processor);
      if (our == null || !our.equals(their)) {
        disagreements.add(
            "%s: the backfill made %s, %s made %s".formatted(processor, our, other, their));
      }
    }
  }

  private Path copy(Path upstream, String name) throws IOException {
    Path copy = folder.resolve(name + ".duckdb");
    delete(copy);
    return Files.copy(upstream, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(Path.of(file + ".wal"));
  }

  /** Leaves the folder with what explains a failure: the last output and the recording. */
  private void clean() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains(".duckdb")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void say(String sentence) {
    System.err.println("bench: " + sentence);
  }
}
