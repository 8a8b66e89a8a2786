package dev.fastbreak.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how jobs run on Dataflow. */
final class DataflowOptions {

  /** What stands above them in help. */
  static final String HEADING = "%nOn Dataflow:%n";

  /**
   * A season is done by the first worker before a second one is up, so one machine with a thread
   * for each of the 8 buckets of players beats several small ones.
   */
  private static final String MACHINE = "e2-standard-8";

  private static final String WORKERS = "1";

  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z]+)+[0-9]{1,2}");
  private static final Pattern FOLDER =
      Pattern.compile("gs://[a-z0-9][a-z0-9._-]{1,61}[a-z0-9](/[^\\s]*)?");
  private static final Pattern ACCOUNT =
      Pattern.compile("[^@\\s]+@[^@\\s]+\\.gserviceaccount\\.com");
  private static final Pattern SINGLE_PROCESSOR =
      Pattern.compile("[a-z0-9]+(-[a-z]+)*-1|custom-1-.*|[a-z0-9]+-custom-1-.*|f1-micro|g1-small");
  private static final Pattern LABEL_KEY = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Pattern LABEL_VALUE = Pattern.compile("[a-z0-9_-]{0,63}");
  private static final Set<String> OUR_LABELS =
      Set.of("application", "processors", "run_id", "first_date", "last_date");

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The project whose jobs they are, and which pays for them.")
  private @Nullable String project;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where the workers are, near the datasets; for example us-west2.")
  private @Nullable String region;

  @Option(
      names = "--temp-location",
      paramLabel = "gs://BUCKET/FOLDER",
      description = "Where jobs keep their temporary files.")
  private @Nullable String tempLocation;

  @Option(
      names = "--staging-location",
      paramLabel = "gs://BUCKET/FOLDER",
      description = {
        "Where the program's libraries are put for the workers.",
        "Default: the folder staging in --temp-location."
      })
  private @Nullable String stagingLocation;

  @Option(
      names = "--service-account",
      paramLabel = "ACCOUNT",
      description = "The account as which the workers read and write.")
  private @Nullable String serviceAccount;

  @Option(
      names = "--max-workers",
      paramLabel = "N",
      description = "Most workers of one job. Default: " + WORKERS + ".")
  private @Nullable Integer maxWorkers;

  @Option(
      names = "--machine-type",
      paramLabel = "TYPE",
      description = "What a worker is. Default: " + MACHINE + ".")
  private @Nullable String machineType;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "The network of the workers; not needed beside --subnetwork.")
  private @Nullable String network;

  @Option(
      names = "--subnetwork",
      paramLabel = "URL",
      description = "The subnetwork of the workers: regions/REGION/subnetworks/NAME.")
  private @Nullable String subnetwork;

  @Option(
      names = "--no-public-ips",
      description = {
        "Workers without addresses on the internet. The subnetwork needs Private Google",
        "Access."
      })
  private boolean noPublicIps;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description = "A label of the jobs. May be given several times.")
  private Map<String, String> labels = new LinkedHashMap<>();

  /**
   * Beam's options by name, checked.
   *
   * @param beam options that the user gave under Beam's own names; they win
   * @throws UsageException when one is missing or cannot be right
   */
  Map<String, String> pipelineOptions(Map<String, String> beam) {
    Map<String, String> options = given();
    options.putIfAbsent("workerMachineType", MACHINE);
    options.putIfAbsent("maxNumWorkers", WORKERS);
    options.putAll(beam);
    require(options, "project", "--project", PROJECT, "a project id such as my-project-123");
    require(options, "region", "--region", REGION, "a region such as us-west2 or europe-west1");
    require(options, "tempLocation", "--temp-location", FOLDER, "a folder such as gs://bucket/tmp");
    check(
        options,
        "stagingLocation",
        "--staging-location",
        FOLDER,
        "a folder such as gs://bucket/staging");
    requireTwoThreads(options);
    check(
        options,
        "serviceAccount",
        "--service-account",
        ACCOUNT,
        "an account such as fastbreak@my-project.iam.gserviceaccount.com");
    return options;
  }

  /** Publishing waits for rows that another step of the same job commits, perhaps on its worker. */
  private static void requireTwoThreads(Map<String, String> options) {
    String machine = options.get("workerMachineType");
    if (machine != null && SINGLE_PROCESSOR.matcher(machine).matches()) {
      throw new UsageException(
          "--machine-type %s has one processor, and two steps of a job must be able to run at once; choose one with two or more, such as %s."
              .formatted(machine, MACHINE));
    }
    if ("1".equals(options.get("numberOfWorkerHarnessThreads"))) {
      throw new UsageException(
          "--beam numberOfWorkerHarnessThreads=1: two steps of a job must be able to run at once;"
              + " give 2 or more, or leave it out.");
    }
  }

  /**
   * Checks that none of these options was given: they would have no effect.
   *
   * @throws UsageException when one was
   */
  void requireUnused() {
    Map<String, String> options = given();
    if (!options.isEmpty()) {
      throw new UsageException(
          "%s has a meaning with --runner dataflow only; add that, or leave it out."
              .formatted(optionOf(options.keySet().iterator().next())));
    }
  }

  private static String optionOf(String beamName) {
    return switch (beamName) {
      case "maxNumWorkers" -> "--max-workers";
      case "workerMachineType" -> "--machine-type";
      case "usePublicIps" -> "--no-public-ips";
      case "labels" -> "--label";
      default -> "--" + beamName.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    };
  }

  /** What the user gave, under Beam's names. */
  private Map<String, String> given() {
    Map<String, String> options = new LinkedHashMap<>();
    put(options, "project", project);
    put(options, "region", region);
    put(options, "tempLocation", tempLocation);
    put(options, "stagingLocation", stagingLocation);
    put(options, "serviceAccount", serviceAccount);
    put(options, "workerMachineType", machineType);
    put(options, "network", network);
    put(options, "subnetwork", subnetwork);
    if (maxWorkers != null) {
      if (maxWorkers < 1) {
        throw new UsageException("--max-workers %d: a job needs at least 1.".formatted(maxWorkers));
      }
      options.put("maxNumWorkers", maxWorkers.toString());
    }
    if (noPublicIps) {
      options.put("usePublicIps", "false");
    }
    if (!labels.isEmpty()) {
      options.put("labels", labelsAsJson());
    }
    return options;
  }

  private String labelsAsJson() {
    ObjectNode json = JsonText.object();
    labels.forEach(
        (key, value) -> {
          if (OUR_LABELS.contains(key)) {
            throw new UsageException(
                "--label %s=%s: every job has that label already; choose another key."
                    .formatted(key, value));
          }
          if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
            throw new UsageException(
                "--label %s=%s: labels are lower-case letters, digits, - and _, at most 63, and keys begin with a letter."
                    .formatted(key, value));
          }
          json.put(key, value);
        });
    return JsonText.compact(json);
  }

  private static void put(Map<String, String> options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  private static void require(
      Map<String, String> options, String name, String option, Pattern pattern, String example) {
    if (!options.containsKey(name)) {
      throw new UsageException("--runner dataflow needs %s: write %s.".formatted(option, example));
    }
    check(options, name, option, pattern, example);
  }

  private static void check(
      Map<String, String> options, String name, String option, Pattern pattern, String example) {
    String value = options.get(name);
    if (value != null && !pattern.matcher(value).matches()) {
      throw new UsageException("%s %s: that is not %s.".formatted(option, value, example));
    }
  }
}
