package dev.fastbreak.app.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fastbreak.app.output.Finding;
import dev.fastbreak.app.output.Finding.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a job on Dataflow needs before one is started: a job that lacks something says so
 * after minutes, on a page of its own. It asks Google and changes nothing.
 */
public final class Preflight {

  private static final List<String> APIS =
      List.of("dataflow", "compute", "storage", "bigquery", "bigquerystorage");

  /** What the worker account does in the project, by the roles that allow it. */
  private static final Map<String, String> WORKER =
      Map.of(
          "dataflow.workItems.lease", "roles/dataflow.worker",
          "bigquery.jobs.create", "roles/bigquery.jobUser",
          "bigquery.readsessions.create", "roles/bigquery.readSessionUser");

  private static final List<String> OBJECTS =
      List.of(
          "storage.objects.create",
          "storage.objects.delete",
          "storage.objects.get",
          "storage.objects.list");

  private static final Pattern BUCKET = Pattern.compile("gs://([^/]+).*");
  private static final Pattern PROCESSORS = Pattern.compile(".*-(\\d+)(?:-\\d+)?");

  private final GoogleCloud cloud;
  private final @Nullable GoogleCloud asWorker;
  private final String project;
  private final String region;
  private final String bucket;
  private final @Nullable String account;
  private final long processors;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * For a job with these options.
   *
   * @param options Beam's, as {@code --runner dataflow} gets them
   */
  public static Preflight of(Map<String, String> options) {
    String account = options.get("serviceAccount");
    return new Preflight(
        options, GoogleCloud.of(null), account == null ? null : GoogleCloud.of(account));
  }

  Preflight(Map<String, String> options, GoogleCloud cloud, @Nullable GoogleCloud asWorker) {
    this.cloud = cloud;
    this.asWorker = asWorker;
    this.project = options.getOrDefault("project", "");
    this.region = options.getOrDefault("region", "");
    Matcher folder = BUCKET.matcher(options.getOrDefault("tempLocation", ""));
    this.bucket = folder.matches() ? folder.group(1) : "";
    this.account = options.get("serviceAccount");
    Matcher machine = PROCESSORS.matcher(options.getOrDefault("workerMachineType", ""));
    long each = machine.matches() ? Long.parseLong(machine.group(1)) : 1;
    this.processors = each * Long.parseLong(options.getOrDefault("maxNumWorkers", "1"));
  }

  /** Asks, and answers in the order in which things are needed. */
  public List<Finding> ask() {
    look("APIs", this::apis);
    look("bucket " + bucket, this::bucket);
    look("processors in " + region, this::quota);
    look("image of the Flex Template", this::image);
    if (account == null) {
      add(
          State.NOTE,
          "worker account",
          "the project's default account is taken, which may do too much; name one with"
              + " --service-account");
    } else {
      look("roles of " + account, this::workerInProject);
      look("bucket " + bucket + " for " + account, this::workerInBucket);
      look("image for " + account, this::workerInRepository);
    }
    return List.copyOf(findings);
  }

  private interface Look {
    void at(String what) throws IOException;
  }

  private void look(String what, Look look) {
    try {
      look.at(what);
    } catch (IOException e) {
      add(State.NOTE, what, "nobody could say: " + e.getMessage());
    }
  }

  private void add(State state, String what, String detail) {
    findings.add(new Finding(state, what, detail));
  }

  private void apis(String what) throws IOException {
    String names =
        APIS.stream()
            .map(api -> "names=projects/%s/services/%s.googleapis.com".formatted(project, api))
            .collect(Collectors.joining("&"));
    JsonNode answer =
        cloud.get("serviceusage", "/v1/projects/%s/services:batchGet?%s".formatted(project, names));
    Set<String> missing = new TreeSet<>();
    APIS.forEach(api -> missing.add(api + ".googleapis.com"));
    for (JsonNode service : answer.path("services")) {
      if (service.path("state").asText().equals("ENABLED")) {
        missing.remove(service.path("name").asText().replaceAll(".*/", ""));
      }
    }
    require(
        missing.isEmpty(),
        what,
        "enabled",
        "gcloud services enable %s --project=%s".formatted(String.join(" ", missing), project));
  }

  private void bucket(String what) throws IOException {
    String place =
        cloud
            .get("storage", "/storage/v1/b/%s?fields=location".formatted(bucket))
            .path("location")
            .asText()
            .toLowerCase(Locale.ROOT);
    boolean near = place.equals(region) || (place.length() < 5 && region.startsWith(place));
    require(
        near,
        what,
        "lies in " + place,
        "it lies in %s and the workers in %s: traffic between them costs money and time; make one in %s"
            .formatted(place, region, region));
  }

  private void quota(String what) throws IOException {
    JsonNode answer =
        cloud.get("compute", "/compute/v1/projects/%s/regions/%s".formatted(project, region));
    for (JsonNode quota : answer.path("quotas")) {
      if (quota.path("metric").asText().equals("CPUS")) {
        long free = quota.path("limit").asLong() - quota.path("usage").asLong();
        require(
            free >= processors,
            what,
            "%d free, a job takes %d".formatted(free, processors),
            "%d are free and a job takes %d: choose a smaller --machine-type, or have the quota CPUS raised (IAM & Admin, Quotas)"
                .formatted(free, processors));
        return;
      }
    }
    add(State.NOTE, what, "the region tells no quota of processors");
  }

  private void workerInProject(String what) throws IOException {
    Set<String> missing = new TreeSet<>(WORKER.keySet());
    missing.removeAll(
        worker()
            .permissions(
                "cloudresourcemanager",
                "/v1/projects/%s:testIamPermissions".formatted(project),
                missing));
    Set<String> roles =
        missing.stream().map(WORKER::get).collect(Collectors.toCollection(TreeSet::new));
    require(
        missing.isEmpty(),
        what,
        "take work, run queries, read tables",
        "it lacks %s: grant it %s on project %s"
            .formatted(String.join(", ", missing), String.join(", ", roles), project));
  }

  private void workerInBucket(String what) throws IOException {
    String query = OBJECTS.stream().map("permissions="::concat).collect(Collectors.joining("&"));
    JsonNode answer =
        worker().get("storage", "/storage/v1/b/%s/iam/testPermissions?%s".formatted(bucket, query));
    Set<String> missing = new TreeSet<>(OBJECTS);
    answer.path("permissions").forEach(permission -> missing.remove(permission.asText()));
    require(
        missing.isEmpty(),
        what,
        "read and write",
        "it lacks %s: grant it roles/storage.objectAdmin on gs://%s"
            .formatted(String.join(", ", missing), bucket));
  }

  /** Jobs that a template starts need it; those that this program submits do not. */
  private void image(String what) throws IOException {
    JsonNode tags =
        cloud.get("artifactregistry", repository() + "/packages/phase4/tags").path("tags");
    String names =
        tags.findValuesAsText("name").stream()
            .map(name -> name.replaceAll(".*/", ""))
            .collect(Collectors.joining(", "));
    add(
        tags.isEmpty() ? State.NOTE : State.GOOD,
        what,
        tags.isEmpty() ? "it has no tag; scripts/build-templates makes it" : "phase4: " + names);
  }

  private String repository() {
    return "/v1/projects/%s/locations/%s/repositories/fastbreak".formatted(project, region);
  }

  private void workerInRepository(String what) throws IOException {
    Set<String> read = Set.of("artifactregistry.repositories.downloadArtifacts");
    boolean can =
        worker()
            .permissions("artifactregistry", repository() + ":testIamPermissions", read)
            .containsAll(read);
    if (can) {
      add(State.GOOD, what, "can be read");
    } else {
      add(
          State.NOTE,
          what,
          "it may not read the repository fastbreak, which the Flex Template needs: grant it"
              + " roles/artifactregistry.reader");
    }
  }

  private GoogleCloud worker() {
    return asWorker == null ? cloud : asWorker;
  }

  private void require(boolean good, String what, String detail, String remedy) {
    add(good ? State.GOOD : State.WRONG, what, good ? detail : remedy);
  }
}
