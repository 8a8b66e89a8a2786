package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.app.backfill.SnappyLibrary;
import dev.fastbreak.app.dataflow.Preflight;
import dev.fastbreak.app.output.Finding;
import dev.fastbreak.app.output.Finding.State;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.plan.UndatedRows;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: whether everything that a run needs is in order. */
@Command(
    name = "doctor",
    sortOptions = false,
    header = "Check what a run needs.",
    description = {
      "Looks at what a run needs (Java, memory, disk, the warehouse, its tables and their columns)",
      "and says what is wrong and what would cure it. It changes nothing."
    },
    footerHeading = "%nExample:%n",
    footer = {"  fastbreak doctor --warehouse duckdb:warehouse.duckdb"})
final class DoctorCommand extends WarehouseCommand {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final long LEAST_MEMORY = 1000 * MEBIBYTE;
  private static final long LEAST_DISK = 2000 * MEBIBYTE;
  private static final int LEAST_JAVA = 17;

  /** Upstream tables without which nothing is computed; what is of one date may be missing. */
  private static final Set<TableSpec<?>> NEEDED = needed();

  private static final String WARNING = "WARNING: ";
  private static final String FILL = "fill it with 'import' (or 'simulate')";

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the findings as JSON into this file.")
  private @Nullable Path json;

  @Option(
      names = "--runner",
      paramLabel = "RUNNER",
      description = {
        "dataflow: also ask Google for what a job there needs: APIs, bucket, quota, and what the",
        "account of the workers may do. Takes the options of backfill for Dataflow."
      })
  private String runner = "";

  @ArgGroup(exclusive = false, validate = false, heading = DataflowOptions.HEADING)
  private final DataflowOptions dataflow = new DataflowOptions();

  /** Whether another process holds the warehouse. */
  private boolean locked;

  private static Set<TableSpec<?>> needed() {
    Set<TableSpec<?>> needed = new HashSet<>(Set.of(Tables.SCHEDULE));
    for (Processor processor : Processor.values()) {
      for (TableSpec<?> table : Reads.STANDARD.upstream(processor)) {
        if (Reads.STANDARD.looksBack(processor, table)) {
          needed.add(table);
        }
      }
    }
    return Set.copyOf(needed);
  }

  @Override
  public Integer call() {
    OutputFile output = output("--json", json, localFile().stream().toArray(Path[]::new));
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    examinePlaces(findings);
    examineWarehouse(findings);
    findings.addAll(preflight());
    long wrong = findings.stream().filter(f -> f.state() == State.WRONG).count();
    String verdict = verdict(wrong, findings);
    terminal().line(verdict);
    TextTable.of(findings)
        .text("", Finding::label)
        .text("what", Finding::what)
        .text("found", Finding::found)
        .table()
        .printBelow(terminal());
    int bad = locked ? ExitCode.LOCKED : ExitCode.FAILED;
    int exitCode = wrong == 0 ? ExitCode.DONE : bad;
    if (output != null) {
      String word = exitCode == ExitCode.DONE ? "ALL_GOOD" : "WRONG";
      output.write(JsonText.object(new View(word, verdict, exitCode, findings)));
    }
    return exitCode;
  }

  private static String verdict(long wrong, List<Finding> findings) {
    if (wrong > 0) {
      return "WRONG: " + Wording.count(wrong, "thing") + " below must be cured.";
    }
    boolean warned = findings.stream().anyMatch(finding -> finding.found().contains(WARNING));
    return warned ? "GOOD, but there are warnings below." : "ALL GOOD.";
  }

  private record View(String verdict, String message, int exitCode, List<Finding> findings) {}

  private List<Finding> preflight() {
    if (!runner.equals("dataflow")) {
      dataflow.requireUnused();
      if (!runner.isEmpty() && !runner.equals("direct")) {
        throw new UsageException("'%s' is no runner; write direct or dataflow".formatted(runner));
      }
      return List.of();
    }
    return Preflight.of(dataflow.pipelineOptions(Map.of())).ask();
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        feature >= LEAST_JAVA ? State.GOOD : State.WRONG,
        "Java",
        Runtime.version() + (feature >= LEAST_JAVA ? "" : "; install 17 or newer"));
  }

  private static Finding memory() {
    long most = Runtime.getRuntime().maxMemory();
    boolean enough = most >= LEAST_MEMORY;
    return new Finding(
        enough ? State.GOOD : State.NOTE,
        "memory and processors",
        "%s MB for Java, %d processors%s"
            .formatted(
                Wording.count(most / MEBIBYTE),
                Runtime.getRuntime().availableProcessors(),
                enough
                    ? ""
                    : "; give more with FASTBREAK_JAVA_OPTIONS=-Xmx2g, or use --chunk month"));
  }

  /** Where a run writes: beside the warehouse, and where temporary files are. */
  private void examinePlaces(List<Finding> findings) {
    localFile()
        .ifPresent(
            file -> {
              Path folder = file.toAbsolutePath().getParent();
              if (folder != null && Files.isDirectory(folder)) {
                findings.add(disk("disk of the warehouse", folder));
                findings.addAll(writing(file, Files::isWritable));
              }
            });
    findings.add(snappy());
    findings.add(disk("disk of temporary files", Path.of(System.getProperty("java.io.tmpdir"))));
  }

  private static Finding snappy() {
    try {
      SnappyLibrary.load();
      return Finding.good("Snappy", "version " + Snappy.getNativeLibraryVersion());
    } catch (JobFailedException e) {
      return Finding.wrong("Snappy", String.valueOf(e.getMessage()));
    }
  }

  private Optional<Path> localFile() {
    try {
      return warehouse().localFile();
    } catch (UsageException e) {
      // The warehouse's own finding says what is wrong with its name.
      return Optional.empty();
    }
  }

  /** What keeps this user from writing to a warehouse in a file; nothing when he can. */
  static List<Finding> writing(Path file, Predicate<Path> isWritable) {
    Path folder = file.toAbsolutePath().getParent();
    List<Finding> findings = new ArrayList<>();
    if (Files.exists(file) && !isWritable.test(file)) {
      findings.add(
          Finding.wrong(
              "write access",
              file + " may not be written by this user; change its permissions (chmod u+w)"));
    } else if (folder != null && !isWritable.test(folder)) {
      findings.add(
          Finding.wrong(
              "write access",
              "this user may not make files in %s, as a warehouse being written needs (.wal)"
                  .formatted(folder)));
    }
    return findings;
  }

  private static Finding disk(String what, Path here) {
    try {
      long free = Files.getFileStore(here).getUsableSpace();
      boolean enough = free >= LEAST_DISK;
      return new Finding(
          enough ? State.GOOD : State.NOTE,
          what,
          "%s MB free in %s%s"
              .formatted(
                  Wording.count(free / MEBIBYTE),
                  here,
                  enough ? "" : "; four seasons and their staging take about 2,000 MB"));
    } catch (IOException e) {
      return Finding.note(what, "cannot be asked: " + e.getMessage());
    }
  }

  private void examineWarehouse(List<Finding> findings) {
    try (WarehouseSession session = warehouse().openForReading()) {
      findings.add(Finding.good("warehouse", common().warehouse() + " can be opened"));
      session.surroundings().forEach(said -> findings.add(Finding.note("datasets", said)));
      List<SchemaDrift> drifts = session.schemaDrift();
      for (SchemaDrift drift : drifts) {
        findings.add(examine(session, drift));
      }
      if (drifts.stream().allMatch(drift -> drift.exists() && drift.wrong().isEmpty())) {
        examineSeasons(session, findings);
      }
    } catch (WarehouseException | UsageException e) {
      locked =
          e instanceof WarehouseException trouble
              && trouble.kind() == WarehouseException.Cause.LOCKED;
      findings.add(Finding.wrong("warehouse", String.valueOf(e.getMessage())));
    }
  }

  /** What only the schedule can tell of upstream rows: whether they lie in a season. */
  private static void examineSeasons(WarehouseSession session, List<Finding> findings) {
    for (UndatedRows undated : UndatedRows.of(session, Upstream.calendar(session))) {
      findings.add(
          Finding.note(
              undated.table().qualifiedName(),
              "WARNING: %s. %s".formatted(undated.describe(), UndatedRows.remedy())));
    }
  }

  private static Finding examine(WarehouseSession session, SchemaDrift drift) {
    String name = drift.table().qualifiedName();
    boolean upstream = Tables.upstream().contains(drift.table());
    if (!drift.exists()) {
      return upstream
          ? Finding.wrong(name, "not there; " + FILL)
          : Finding.note(name, "not there yet; 'backfill' creates it");
    }
    if (!drift.wrong().isEmpty()) {
      return Finding.wrong(name, String.join(" ", drift.wrong()));
    }
    List<@Nullable Object> counts = counts(session, drift.table());
    if (upstream && number(counts.get(0)) == 0) {
      return NEEDED.contains(drift.table())
          ? Finding.wrong(name, "empty; " + FILL)
          : Finding.note(name, "empty; contexts are made from games then");
    }
    String doubts = upstream ? doubts(session, drift.table()) : doubled(session, drift.table());
    return new Finding(
        drift.undeclared().isEmpty() && drift.notes().isEmpty() && doubts.isEmpty()
            ? State.GOOD
            : State.NOTE,
        name,
        "%s%s%s%s%s"
            .formatted(
                Wording.count(number(counts.get(0)), "row"),
                counts.get(1) == null ? "" : ", " + counts.get(1) + " to " + counts.get(2),
                doubts,
                drift.undeclared().isEmpty()
                    ? ""
                    : "; more columns than declared, left alone: "
                        + String.join(", ", drift.undeclared()),
                drift.notes().stream().map("; "::concat).collect(Collectors.joining())));
  }

  /** What is wrong with an upstream table's rows, whatever their season; empty when nothing is. */
  private static String doubts(WarehouseSession session, TableSpec<?> table) {
    long doubled = keysStoredTwice(session, table);
    long unhashed =
        number(
            answer(
                    session,
                    "SELECT count(*) - count(data_hash) FROM %s".formatted(table.qualifiedName()))
                .get(0));
    return (doubled == 0
            ? ""
            : "; WARNING: %s stored more than once, of which the newest row is read; delete the others"
                .formatted(Wording.count(doubled, "key")))
        + (unhashed == 0
            ? ""
            : "; WARNING: %s no data_hash, so that a change of it is not noticed; give it one, or 'import' again"
                .formatted(Wording.count(unhashed, "row") + (unhashed == 1 ? " has" : " have")));
  }

  /**
   * What is wrong with a feature table's rows; empty when nothing is. Lines of a log may repeat.
   */
  private static String doubled(WarehouseSession session, TableSpec<?> table) {
    long doubled = Tables.processing().contains(table) ? 0 : keysStoredTwice(session, table);
    return doubled == 0
        ? ""
        : "; WARNING: %s stored more than once; 'backfill' of their dates stores each once"
            .formatted(Wording.count(doubled, "key"));
  }

  private static long keysStoredTwice(WarehouseSession session, TableSpec<?> table) {
    return number(
        answer(
                session,
                "SELECT count(*) FROM (SELECT 1 AS one FROM %s GROUP BY %s HAVING count(*) > 1) AS doubled"
                    .formatted(table.qualifiedName(), String.join(", ", table.key())))
            .get(0));
  }

  /** Number of rows, first and last date (null when none). */
  private static List<@Nullable Object> counts(WarehouseSession session, TableSpec<?> table) {
    return answer(
        session,
        "SELECT count(*), min(%1$s), max(%1$s) FROM %2$s"
            .formatted(table.dateColumn(), table.qualifiedName()));
  }

  /** The only row that a query answers. */
  private static List<@Nullable Object> answer(WarehouseSession session, String sql) {
    return session.query(sql).rows().get(0);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
