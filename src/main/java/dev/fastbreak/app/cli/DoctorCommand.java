package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.TextTable;
import dev.fastbreak.app.output.Wording;
import dev.fastbreak.beam.launch.UndatedRows;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.SchemaDrift;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

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

  private enum State {
    GOOD("ok"),
    NOTE("note"),
    WRONG("WRONG");

    private final String label;

    State(String label) {
      this.label = label;
    }
  }

  private record Finding(State state, String what, String detail) {}

  DoctorCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(disk());
    examineWarehouse(findings);
    long wrong = findings.stream().filter(f -> f.state() == State.WRONG).count();
    terminal()
        .line(
            wrong == 0
                ? "ALL GOOD."
                : "WRONG: " + Wording.count(wrong, "thing") + " below must be cured.");
    terminal().line("");
    TextTable table = new TextTable().text("").text("what").text("found");
    findings.forEach(f -> table.row(f.state().label, f.what(), f.detail()));
    table.print(terminal());
    return wrong == 0 ? ExitCode.DONE : ExitCode.FAILED;
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

  private static Finding disk() {
    Path here = Path.of("").toAbsolutePath();
    try {
      long free = Files.getFileStore(here).getUsableSpace();
      boolean enough = free >= LEAST_DISK;
      return new Finding(
          enough ? State.GOOD : State.NOTE,
          "disk",
          "%s MB free in %s%s"
              .formatted(
                  Wording.count(free / MEBIBYTE),
                  here,
                  enough ? "" : "; four seasons and their staging take about 2,000 MB"));
    } catch (IOException e) {
      return new Finding(State.NOTE, "disk", "cannot be asked: " + e.getMessage());
    }
  }

  private void examineWarehouse(List<Finding> findings) {
    try (WarehouseSession session = warehouse().openForReading()) {
      findings.add(new Finding(State.GOOD, "warehouse", common().warehouse() + " can be opened"));
      for (SchemaDrift drift : session.schemaDrift()) {
        findings.add(examine(session, drift));
      }
    } catch (WarehouseException | UsageException e) {
      findings.add(new Finding(State.WRONG, "warehouse", String.valueOf(e.getMessage())));
    }
  }

  private static Finding examine(WarehouseSession session, SchemaDrift drift) {
    String name = drift.table().qualifiedName();
    if (!drift.exists()) {
      return new Finding(
          State.NOTE, name, "not there; 'import', 'simulate' and 'backfill' create missing tables");
    }
    if (!drift.wrong().isEmpty()) {
      return new Finding(State.WRONG, name, String.join(" ", drift.wrong()));
    }
    List<@Nullable Object> counts = counts(session, drift.table());
    long undated = number(counts.get(1));
    return new Finding(
        drift.undeclared().isEmpty() && undated == 0 ? State.GOOD : State.NOTE,
        name,
        "%s%s%s%s"
            .formatted(
                Wording.count(number(counts.get(0)), "row"),
                counts.get(2) == null ? "" : ", " + counts.get(2) + " to " + counts.get(3),
                undated == 0
                    ? ""
                    : "; WARNING: %s. %s"
                        .formatted(
                            new UndatedRows(drift.table(), undated).describe(),
                            UndatedRows.remedy()),
                drift.undeclared().isEmpty()
                    ? ""
                    : "; more columns than declared, left alone: "
                        + String.join(", ", drift.undeclared())));
  }

  /** Number of rows, number of those without a date, first and last date (null when none). */
  private static List<@Nullable Object> counts(WarehouseSession session, TableSpec<?> table) {
    return session
        .query(
            "SELECT count(*), count(*) - count(%1$s), min(%1$s), max(%1$s) FROM %2$s"
                .formatted(table.dateColumn(), table.qualifiedName()))
        .rows()
        .get(0);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
