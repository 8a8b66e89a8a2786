package dev.fastbreak.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fastbreak.app.cli.CommandContext;
import dev.fastbreak.app.cli.CommandLineProgram;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.warehouse.Warehouse;
import dev.fastbreak.warehouse.WarehouseSession;
import dev.fastbreak.warehouse.Warehouses;
import dev.fastbreak.warehouse.bigquery.ZetaSql;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What commands ask of a warehouse is written once for all of them, and BigQuery can read it. */
@EnabledOnOs(OS.LINUX)
class QueriesOnBigQueryIT {

  private static final List<String> RANGE =
      List.of("--start-date", "2021-11-02", "--end-date", "2021-11-05");

  @TempDir private Path folder;
  private final Set<String> asked = new LinkedHashSet<>();

  @Test
  void everyQueryOfEveryCommandIsOneThatBigQueryReads() {
    JobHarness job = JobHarness.computed(folder, SmallLeague.ofDays(18));
    run(job, RANGE, "plan");
    run(job, RANGE, "status");
    run(job, RANGE, "failures");
    run(job, RANGE, "validate");
    run(job, RANGE, "report", "--to", folder.resolve("report.html").toString());
    run(job, List.of(), "doctor");
    run(
        job,
        List.of(),
        "export",
        "--table",
        "ml",
        "--seasons",
        "2021-22",
        "--label",
        "points",
        "--to",
        folder.resolve("train.csv").toString());
    for (String processor : List.of("TDZA", "PSZA", "PCF", "PDC", "ML")) {
      String entity = processor.equals("TDZA") ? "BOS" : "gsrookie";
      run(
          job,
          List.of(),
          "explain",
          "--processor",
          processor,
          "--entity",
          entity,
          "--date",
          "2021-11-05");
    }
    ZetaSql analyzer = ZetaSql.ofAProject();
    assertThat(asked)
        .hasSizeGreaterThan(20)
        .allSatisfy(sql -> assertThat(analyzer.complaintsAbout(sql)).isEmpty());
  }

  private void run(JobHarness job, List<String> range, String... command) {
    List<String> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(range);
    args.addAll(List.of("--warehouse", job.uri()));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    int exitCode =
        CommandLineProgram.execute(
            new CommandContext(
                FaultyEngine.of(Calculations.STANDARD),
                uri -> listening(Warehouse.class, Warehouses.of(uri)),
                Clock.systemUTC(),
                Terminal.plain(nowhere, nowhere)),
            args.toArray(String[]::new));
    // A small league has its red gates and notes; a usage error would be ours.
    assertThat(exitCode).as(String.join(" ", args)).isNotEqualTo(2);
  }

  /** The same, but what it is asked is written down. */
  private <T> T listening(Class<T> type, T listened) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("query") || method.getName().equals("ask")) {
                asked.add((String) arguments[0]);
              }
              try {
                Object answer = method.invoke(listened, arguments);
                if (answer instanceof Warehouse warehouse) {
                  return listening(Warehouse.class, warehouse);
                }
                return answer instanceof WarehouseSession session
                    ? listening(WarehouseSession.class, session)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
