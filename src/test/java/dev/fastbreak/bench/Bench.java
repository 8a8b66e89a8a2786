package dev.fastbreak.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.simulation.LeagueSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code scripts/bench}: measures the program from outside, one cold process a run. */
@Command(
    name = "scripts/bench",
    sortOptions = false,
    header = "Measure how long everything takes.",
    description = {
      "Fills a warehouse in .bench/, then runs scripts/fastbreak on fresh copies of",
      "it, each time in a new process: the backfill of all five processors, the same",
      "again, one day, and the correction of one player's line; and beside it the same",
      "rows by plain SQL and by a plain Java loop. All three must make the same rows.",
      "Prints medians as Markdown."
    },
    footer = {"", "scripts/bench --micro runs the JMH benchmarks instead."})
public final class Bench implements Callable<Integer> {

  /** The last of the simulated seasons; more seasons reach further back. */
  private static final int LAST_SEASON = 2021;

  private static final int[] SCALES = {1, 2, 4, 8};

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

  @Option(
      names = "--against",
      paramLabel = "COMMIT",
      description = {
        "Instead: beside the build of another commit, in turn on copies of one file",
        "that it made, and beside plain SQL. It is built once, in .bench/. Prints the",
        "targets and ratios, medians over the runs. With --scaling also memory and",
        "time of four and eight simulated seasons."
      })
  private @Nullable String against;

  @Option(names = "--quick", description = "One season, one run: does it work at all?")
  private boolean quick;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Path root = Path.of(System.getProperty("fastbreak.root", "."));
  private final Path folder = root.resolve(".bench").toAbsolutePath().normalize();
  private final Build ours = new Build(root, folder);
  private final Measuring measuring = new Measuring(folder, ours.summary());

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, SQLException {
    checkOptions();
    Machine machine = Machine.here();
    if (!machine.isQuiet()) {
      Measuring.say(
          "Other programs are using this machine (load %.1f): the numbers will be worse than they should."
              .formatted(machine.loadBefore()));
    }
    measuring.clean();
    System.out.println(against == null ? everything(machine) : compared(against, machine));
    measuring.clean();
    measuring.disagreements().forEach(Measuring::say);
    return measuring.disagreements().isEmpty() ? 0 : 1;
  }

  private String everything(Machine machine) throws IOException, SQLException {
    Path upstream = folder.resolve("upstream.duckdb");
    fill(ours, upstream);
    League.Extent extent = new League(upstream).extent();
    LocalDate day = new League(upstream).busyDate();
    for (int run = 1; run <= runs; run++) {
      Measuring.say("Run %d of %d".formatted(run, runs));
      wholeChain(upstream, extent, day);
      shotZonesAlone(upstream, extent);
    }
    TimeProfile profile = profile(upstream, extent);
    if (scaling) {
      scale();
    }
    Report report = new Report(machine, kind(), extent, runs, measuring.results(), profile);
    if (json != null) {
      report.write(json);
    }
    return report.markdown();
  }

  private String compared(String commit, Machine machine) throws IOException, SQLException {
    Measuring.say("Building " + commit);
    Build theirs = Build.of(commit, root, folder);
    Path upstream = folder.resolve("upstream.duckdb");
    fill(theirs, upstream);
    Comparison comparison = new Comparison(ours, theirs, measuring);
    for (int run = 1; run <= runs; run++) {
      Measuring.say("Round %d of %d".formatted(run, runs));
      comparison.round(upstream);
    }
    if (scaling) {
      Path four = folder.resolve("four.duckdb");
      Path eight = folder.resolve("eight.duckdb");
      fillSimulated(theirs, four, 4);
      fillSimulated(theirs, eight, 8);
      for (int run = 1; run <= runs; run++) {
        comparison.scale(four, eight);
      }
    }
    if (json != null) {
      ArrayNode measurements = JsonNodeFactory.instance.arrayNode();
      measuring.results().write(measurements);
      Files.writeString(json, measurements.toPrettyString());
    }
    int count = new League(upstream).extent().seasons();
    return "%s%n%n%s"
        .formatted(
            machine.sentence(), new Targets(measuring.results(), kind(), count, commit).markdown());
  }

  private String kind() {
    return from == null ? "simulated" : "real";
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
    if (against != null && !against.matches("[0-9A-Za-z][0-9A-Za-z._/-]*")) {
      throw new ParameterException(spec.commandLine(), "--against: no commit is called so");
    }
    if (from != null && !Files.isDirectory(from)) {
      throw new ParameterException(spec.commandLine(), "--from %s: no such folder".formatted(from));
    }
  }

  /** Everything that is done with one copy of the input, one after the other. */
  private void wholeChain(Path upstream, League.Extent extent, LocalDate day)
      throws IOException, SQLException {
    Path warehouse = measuring.copy(upstream, "fastbreak");
    League league = new League(warehouse);
    measuring.measure(Report.BACKFILL, ours.backfill(warehouse, extent));
    Map<Processor, League.Content> made = league.contents();

    measuring.measure(Report.AGAIN, ours.backfill(warehouse, extent));

    league.forget(day);
    measuring.measure(
        Report.ONE_DAY, ours.fastbreak(warehouse, List.of("run", "--date", day.toString())));

    Measuring.say("Correcting a line of %s on %s".formatted(league.correct(day), day));
    measuring.measure(Report.CORRECTION, ours.backfill(warehouse, extent));
    measuring.delete(warehouse);

    Path sql = measuring.copy(upstream, "sql");
    measuring.measure(Report.SQL, ours.plain(PlainSql.class, sql, Processors.ALL));
    measuring.agree("Plain SQL", made, new League(sql).contents());
    measuring.delete(sql);

    Path loop = measuring.copy(upstream, "loop");
    measuring.measure(Report.LOOP, ours.plain(PlainLoop.class, loop, Processors.ALL));
    measuring.agree("The plain loop", made, new League(loop).contents());
    measuring.delete(loop);
  }

  private void shotZonesAlone(Path upstream, League.Extent extent) throws IOException {
    List<Processor> alone = List.of(Processor.PSZA);
    Path warehouse = measuring.copy(upstream, "fastbreak");
    measuring.measure(Report.PSZA, ours.backfill(warehouse, extent, "--only", "PSZA"));
    measuring.delete(warehouse);
    Path sql = measuring.copy(upstream, "sql");
    measuring.measure(Report.PSZA_SQL, ours.plain(PlainSql.class, sql, alone));
    measuring.delete(sql);
    Path loop = measuring.copy(upstream, "loop");
    measuring.measure(Report.PSZA_LOOP, ours.plain(PlainLoop.class, loop, alone));
    measuring.delete(loop);
  }

  /** One more backfill, whose time does not count because it is recorded. */
  private TimeProfile profile(Path upstream, League.Extent extent) throws IOException {
    Path warehouse = measuring.copy(upstream, "fastbreak");
    Path recording = folder.resolve("backfill.jfr");
    Measuring.say("Recording where the time goes");
    new MeasuredProcess(folder, Map.of("FASTBREAK_JAVA_OPTIONS", TimeProfile.options(recording)))
        .run(ours.backfill(warehouse, extent), ours.summary(), Measuring.COMPUTED);
    measuring.delete(warehouse);
    return TimeProfile.of(recording);
  }

  private void scale() throws IOException, SQLException {
    for (int scale : SCALES) {
      Path upstream = folder.resolve("scale.duckdb");
      fillSimulated(ours, upstream, scale);
      League.Extent extent = new League(upstream).extent();
      for (int run = 0; run < runs; run++) {
        Path warehouse = measuring.copy(upstream, "fastbreak");
        measuring.measure(Report.scale(scale), ours.backfill(warehouse, extent));
        measuring.delete(warehouse);
      }
      measuring.delete(upstream);
    }
  }

  private void fill(Build build, Path upstream) {
    if (from == null) {
      fillSimulated(build, upstream, seasons);
    } else {
      Measuring.say("Importing " + from);
      build.prepare(upstream, List.of("import", "--from", from.toString()));
    }
  }

  private void fillSimulated(Build build, Path upstream, int count) {
    String names =
        IntStream.rangeClosed(LAST_SEASON - count + 1, LAST_SEASON)
            .mapToObj(LeagueSimulation::seasonName)
            .collect(Collectors.joining(","));
    Measuring.say("Simulating " + names);
    build.prepare(
        upstream, List.of("simulate", "--seasons", names, "--seed", String.valueOf(seed)));
  }
}
