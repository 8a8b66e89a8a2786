package dev.fastbreak.app.cli;

import dev.fastbreak.app.backfill.BackfillRequest;
import dev.fastbreak.app.backfill.BackfillSummary;
import dev.fastbreak.app.output.OutputFile;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.progress.ProgressStyle;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.plan.ChunkSize;
import dev.fastbreak.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How dates are computed. */
final class ComputeOptions {

  /** Beam's option, and its value for Dataflow. */
  static final String RUNNER = "runner";

  static final String DATAFLOW = "DataflowRunner";

  @Option(
      names = "--no-resume",
      description = "Ignore the ledger: compute every date again, done or not.")
  private boolean noResume;

  @Option(names = "--fail-fast", description = "Stop at the first date that fails.")
  private boolean failFast;

  @Option(
      names = "--runner",
      paramLabel = "direct|dataflow",
      defaultValue = "direct",
      converter = RunnerConverter.class,
      description = "Where the pipelines run: in this process, or on Dataflow. Default: direct.")
  private String runner = "";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "2",
      converter = CountConverter.class,
      description = "Dataflow: seasons at once, each a job. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--buckets",
      paramLabel = "N",
      converter = CountConverter.class,
      description = {
        "Groups into which players are dealt, the unit of work. Changes no result; hundreds of",
        "workers want hundreds. Default: 8."
      })
  private @Nullable Integer buckets;

  @Option(
      names = "--failure-limit",
      paramLabel = "PERCENT",
      defaultValue = "" + Chunk.DEFAULT_FAILURE_PERCENT,
      description = {
        "A date fails when more than this share of its players or teams fail unexpectedly.",
        "Default: ${DEFAULT-VALUE}."
      })
  private double failureLimit;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the summary as JSON into this file.")
  private @Nullable Path json;

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      defaultValue = "auto",
      description = {
        "How progress is shown, on standard error: bars, lines with times, json (an object a",
        "line), none, or auto: bars on a terminal, else lines. Default: ${DEFAULT-VALUE}."
      })
  private ProgressStyle progress = ProgressStyle.AUTO;

  @Option(
      names = "--on-failure",
      paramLabel = "COMMAND",
      description = {
        "A shell command to run when the exit code is not 0, for example one that sends a mail.",
        "It finds FASTBREAK_EXIT_CODE, FASTBREAK_VERDICT and FASTBREAK_RUN_ID in its environment."
      })
  private @Nullable String onFailure;

  private final FailureHook hook = new FailureHook();

  @Option(
      names = "--beam",
      paramLabel = "KEY=VALUE",
      description = {
        "A Beam pipeline option, for example --beam numberOfWorkerHarnessThreads=4.",
        "May be given several times."
      })
  private Map<String, String> beam = new LinkedHashMap<>();

  @Mixin private final PriceOptions price = new PriceOptions();

  @Option(
      names = "--query-price-per-tib",
      paramLabel = "USD",
      description = {
        "US dollars for a TiB that is billed for queries, by which rows are published. With it the",
        "summary says what they cost, where the warehouse charges for them."
      })
  private @Nullable BigDecimal queryPrice;

  @ArgGroup(exclusive = false, validate = false, heading = DataflowOptions.HEADING)
  private final DataflowOptions dataflow = new DataflowOptions();

  /**
   * Tells the user's own command that the run ended, unless it ended well or the command knows.
   *
   * @param runId the run; empty when there was none
   */
  void ended(int exitCode, String verdict, String runId, Terminal terminal) {
    if (onFailure != null) {
      hook.run(onFailure, exitCode, verdict, runId, terminal);
    }
  }

  /** The same when the run could not even begin, or broke off. */
  void ended(int exitCode, Terminal terminal) {
    String verdict =
        switch (exitCode) {
          case ExitCode.USAGE -> "USAGE";
          case ExitCode.LOCKED -> "LOCKED";
          default -> BackfillSummary.Verdict.FAILED.name();
        };
    ended(exitCode, verdict, "", terminal);
  }

  ProgressStyle progress() {
    return progress;
  }

  BigDecimal pricePerTib() {
    return price.perTib();
  }

  /** US dollars for a TiB that is billed for queries, or null. */
  @Nullable BigDecimal queryPrice() {
    return queryPrice;
  }

  boolean resume() {
    return !noResume;
  }

  /**
   * Where the summary goes, or null.
   *
   * @throws UsageException when it may not or cannot be written
   */
  @Nullable OutputFile json(Warehouse warehouse) {
    return WarehouseCommand.output("--json", json, warehouse);
  }

  /**
   * The request that the options make.
   *
   * @param command what the user typed
   * @throws UsageException when the runner and the other options do not go together
   */
  BackfillRequest request(
      Warehouse warehouse,
      DateRange range,
      List<Processor> processors,
      ChunkSize chunk,
      String command) {
    return new BackfillRequest(
        range.start(),
        range.end(),
        processors,
        resume(),
        failFast,
        chunk,
        failureLimit,
        Map.copyOf(pipelineOptions(warehouse)),
        jobs,
        command);
  }

  private Map<String, String> pipelineOptions(Warehouse warehouse) {
    Map<String, String> beam = new LinkedHashMap<>(this.beam);
    if (buckets != null) {
      beam.put("playerBuckets", buckets.toString());
    }
    if (runner.isEmpty()) {
      dataflow.requireUnused();
      String named = beam.getOrDefault(RUNNER, "DirectRunner");
      if (!named.toLowerCase(Locale.ROOT).endsWith("directrunner")) {
        requireReachable(warehouse, "--beam runner=" + named);
      }
      return beam;
    }
    requireReachable(warehouse, "--runner dataflow");
    Map<String, String> options = new LinkedHashMap<>();
    options.put(RUNNER, runner);
    options.putAll(dataflow.pipelineOptions(beam));
    return options;
  }

  private static void requireReachable(Warehouse warehouse, String option) {
    if (!warehouse.isReachableFromElsewhere()) {
      throw new UsageException(
          "%s: workers cannot reach %s, which is a file of this machine. Use --warehouse bigquery:PROJECT, or --runner direct."
              .formatted(option, warehouse.uri()));
    }
  }

  /** Beam's name for a runner; empty for the one in this process, which needs no naming. */
  static final class RunnerConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return switch (text) {
        case "direct" -> "";
        case "dataflow" -> DATAFLOW;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is no runner; write direct or dataflow");
      };
    }
  }

  /** A number of things, 1 to 9999. */
  static final class CountConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-9][0-9]{0,3}")) {
        throw new TypeConversionException(
            "'" + text + "' is no number of them; write a whole number from 1 to 9999");
      }
      return Integer.parseInt(text);
    }
  }
}
