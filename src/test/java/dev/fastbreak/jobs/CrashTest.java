package dev.fastbreak.jobs;

import dev.fastbreak.app.importing.CsvLeague;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills the program again and again, at named points and at random moments, and looks at what it
 * left: after every kill the warehouse opens and holds, month by month, either what it held before
 * or what the whole command makes of it; and the same command then comes to the same end as if
 * nothing had happened, in every column but the stamps. {@code scripts/crash-test} runs it.
 */
public final class CrashTest {

  private static final int DAYS = 60;

  /** Most kills before the command is let through. */
  private static final int MOST_KILLS = 3;

  /** What is being done when it is killed, from which state. */
  private enum Work {
    BACKFILL("loaded"),
    BACKFILL_AFTER_CORRECTIONS("corrected"),
    IMPORT("imported"),
    REPORT("computed"),
    EXPORT("computed");

    private final String from;

    Work(String from) {
      this.from = from;
    }

    boolean computes() {
      return this == BACKFILL || this == BACKFILL_AFTER_CORRECTIONS;
    }
  }

  private final Path folder;
  private final PrintStream out;
  private final Map<Work, StoredState> begins = new EnumMap<>(Work.class);
  private final Map<Work, StoredState> ends = new EnumMap<>(Work.class);
  private final Map<Work, Long> millis = new EnumMap<>(Work.class);
  private int kills;

  private CrashTest(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /**
   * Runs rounds; ends with 1 when one failed.
   *
   * @param args {@code --rounds N}, {@code --seed S} (a random one when absent), {@code --from N}
   *     to begin with another round than the first
   */
  public static void main(String[] args) throws IOException {
    Map<String, Long> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], Long.parseLong(args[i + 1]));
    }
    Path folder = Files.createTempDirectory("crash-test");
    long failed =
        run(
            folder,
            options.getOrDefault("--from", 1L).intValue(),
            options.getOrDefault("--rounds", 20L).intValue(),
            options.getOrDefault("--seed", System.nanoTime() % 1_000_000),
            System.out);
    System.exit(failed == 0 ? 0 : 1);
  }

  /**
   * Runs rounds in a folder that is deleted when all went well.
   *
   * @return how many failed
   */
  static int run(Path folder, int first, int rounds, long seed, PrintStream out)
      throws IOException {
    CrashTest test = new CrashTest(folder, out);
    test.prepare();
    int failed = 0;
    for (int round = first; round < first + rounds; round++) {
      try {
        test.round(round, new Random(seed * 1_000_003 + round));
      } catch (AssertionError | RuntimeException e) {
        failed++;
        out.printf(
            "FAILED: %s%n  again: scripts/crash-test --seed %d --from %d --rounds 1%n",
            e.getMessage(), seed, round);
      }
    }
    out.printf(
        "%s: %d rounds with %d kills, %d failed (seed %d).%n",
        failed == 0 ? "DONE" : "FAILED", rounds, test.kills, failed, seed);
    if (failed == 0) {
      delete(folder);
    }
    return failed;
  }

  // States to begin with, and what the commands make of them when nobody kills them.

  private void prepare() {
    UpstreamTables league = SmallLeague.ofDays(DAYS).tables();
    JobHarness loaded = JobHarness.in(folder, "loaded");
    loaded.load(league);
    copy("loaded", "computed");
    require(command(Work.BACKFILL, "computed") == 0, "the first backfill failed");
    copy("computed", "corrected");
    JobHarness.in(folder, "corrected").load(corrected(league));
    CsvLeague few = CsvLeague.in(makeFolder("few"));
    CsvLeague more = CsvLeague.in(makeFolder("more"));
    for (int day = 0; day < DAYS; day++) {
      String id = "00221%05d".formatted(day);
      String date = SmallLeague.day(day).toString();
      String home = day % 2 == 0 ? "AAA" : "CCC";
      more.game(id, date, home, "BBB");
      if (day % 10 != 3) {
        few.game(id, date, home, "BBB");
      }
    }
    few.write();
    more.write();
    String uri = "duckdb:" + file("imported");
    require(
        quietly("import", "--from", folder.resolve("few").toString(), "--warehouse", uri) == 0,
        "the first import failed");
    for (Work work : Work.values()) {
      String name = "uninterrupted-" + work;
      begins.put(work, StoredState.of(JobHarness.in(folder, work.from)));
      copy(work.from, name);
      long begin = System.nanoTime();
      int exitCode = victim(work, name, new Killing.When("never", 1, 0));
      millis.put(work, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      require(exitCode == 0, work + " failed without being killed: exit code " + exitCode);
      ends.put(work, StoredState.of(JobHarness.in(folder, name)));
      out.printf("%s takes %,d ms when nobody kills it%n", work, millis.get(work));
    }
  }

  private static UpstreamTables corrected(UpstreamTables league) {
    LocalDate day = SmallLeague.day(20);
    return new UpstreamTables(
        league.seasonYear(),
        league.schedule(),
        SimulatedSlice.changed(
            league.playerGames(),
            row -> row.gameDate().equals(day) && row.playerLookup().endsWith("alpha"),
            row -> Edit.change(Tables.PLAYER_GAME_SUMMARY, row, "points", 41)),
        league.teamOffense(),
        league.teamDefense(),
        league.playerContexts(),
        league.teamContexts());
  }

  // One round.

  private void round(int number, Random random) {
    Work work = Work.values()[random.nextInt(Work.values().length)];
    String name = "round";
    filesOf(name).forEach(CrashTest::delete);
    copy(work.from, name);
    List<String> story = new ArrayList<>();
    int most = 1 + random.nextInt(MOST_KILLS);
    int exitCode = ChildProcess.KILLED;
    for (int i = 0; i < most && exitCode == ChildProcess.KILLED; i++) {
      Killing.When when = when(work, random);
      exitCode = victim(work, name, when);
      story.add(when + (exitCode == ChildProcess.KILLED ? "" : " came through"));
      kills += exitCode == ChildProcess.KILLED ? 1 : 0;
      String sofar = "round %d, %s, %s: ".formatted(number, work, story);
      require(exitCode == ChildProcess.KILLED || exitCode == 0, sofar + "exit code " + exitCode);
      try {
        StoredState.of(JobHarness.in(folder, name))
            .requireBetween(begin(work), end(work), work.computes(), sofar);
      } catch (RuntimeException e) {
        throw new AssertionError(sofar + "the warehouse cannot be read: " + e, e);
      }
    }
    String sofar = "round %d, %s, %s: ".formatted(number, work, story);
    require(command(work, name) == 0, sofar + "the same command failed afterwards");
    StoredState.of(JobHarness.in(folder, name)).requireEqual(end(work), sofar);
    requireNothingLeft(name, work, sofar);
    out.printf("%sas if nothing had happened%n", sofar);
  }

  private StoredState begin(Work work) {
    return Objects.requireNonNull(begins.get(work));
  }

  private StoredState end(Work work) {
    return Objects.requireNonNull(ends.get(work));
  }

  /** A named point, there and then or a moment later, or any moment of the whole command. */
  private Killing.When when(Work work, Random random) {
    List<String> points = new ArrayList<>(List.of(Killing.START));
    if (work.computes()) {
      points.addAll(
          List.of(
              Killing.PLAN, Killing.STAGE, Killing.PUBLISH, Killing.PUBLISH, Killing.PUBLISHED));
      points.add(Killing.computing(Processor.values()[random.nextInt(5)]));
    } else if (work == Work.IMPORT) {
      points.addAll(List.of(Killing.LOAD, Killing.LOADED));
    } else {
      points.add(Killing.WRITE);
    }
    String point = points.get(random.nextInt(points.size()));
    if (point.equals(Killing.START)) {
      return new Killing.When(point, 1, 1 + (long) (random.nextDouble() * millis.get(work)));
    }
    int most =
        switch (point) {
          case Killing.PLAN -> 8;
          case Killing.STAGE -> 12;
          case Killing.LOAD, Killing.LOADED, Killing.WRITE -> 1;
          default -> 2;
        };
    // Half of them a moment later: in the middle of a transaction.
    return new Killing.When(
        point, 1 + random.nextInt(most), random.nextBoolean() ? 0 : 1 + random.nextInt(120));
  }

  private void requireNothingLeft(String name, Work work, String sofar) {
    if (work == Work.REPORT || work == Work.EXPORT) {
      require(Files.exists(output(work, name)), sofar + "there is no " + output(work, name));
    }
    List<Path> left = new ArrayList<>(filesOf(name));
    left.removeAll(List.of(file(name), output(Work.REPORT, name), output(Work.EXPORT, name)));
    require(left.isEmpty(), sofar + "these files are left behind: " + left);
  }

  // Commands.

  private List<String> arguments(Work work, String name) {
    List<String> range = List.of("--start-date", "2021-11-02", "--end-date", "2021-12-31");
    List<String> arguments = new ArrayList<>();
    switch (work) {
      case BACKFILL, BACKFILL_AFTER_CORRECTIONS -> {
        arguments.addAll(List.of("backfill", "--chunk", "month"));
        arguments.addAll(range);
      }
      case IMPORT -> arguments.addAll(List.of("import", "--from", folder.resolve("more") + ""));
      case REPORT -> {
        arguments.addAll(List.of("report", "--to", output(work, name).toString()));
        arguments.addAll(range);
      }
      case EXPORT ->
          arguments.addAll(List.of("export", "--table", "ml", "--to", output(work, name) + ""));
    }
    arguments.addAll(List.of("--warehouse", "duckdb:" + file(name)));
    return arguments;
  }

  private Path output(Work work, String name) {
    return folder.resolve(name + (work == Work.REPORT ? ".html" : ".parquet"));
  }

  private int command(Work work, String name) {
    return quietly(arguments(work, name).toArray(String[]::new));
  }

  /** Runs a command in this process, and says what it said when it failed. */
  private int quietly(String... command) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    int exitCode;
    try {
      exitCode = Victim.run(command);
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
    if (exitCode != 0) {
      out.println(said.toString(StandardCharsets.UTF_8));
    }
    return exitCode;
  }

  /** Runs a command in a process of its own, which is killed on its way. */
  private int victim(Work work, String name, Killing.When when) {
    List<String> command = new ArrayList<>(List.of(when.toString(), folder.toString()));
    command.addAll(arguments(work, name));
    Path said = folder.resolve("victim.txt");
    int exitCode = ChildProcess.start(List.of(), Victim.class, command, said).await();
    if (exitCode != 0 && exitCode != ChildProcess.KILLED) {
      try {
        out.println(Files.readString(said));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return exitCode;
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  // Files.

  private Path file(String name) {
    return folder.resolve(name + ".duckdb");
  }

  private Path makeFolder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(String from, String to) {
    try {
      Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that a round makes, and whatever lies beside them. */
  private List<Path> filesOf(String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.getFileName().toString().contains(name)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, or a folder with everything in it. */
  private static void delete(Path place) {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
