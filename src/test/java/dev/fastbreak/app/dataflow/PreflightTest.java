package dev.fastbreak.app.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fastbreak.app.output.Finding;
import dev.fastbreak.app.output.Finding.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code doctor --runner dataflow} says, by what a stand-in for Google answers. */
class PreflightTest {

  private static final String ALL_OBJECTS =
      "{\"permissions\": [\"storage.objects.create\", \"storage.objects.delete\","
          + " \"storage.objects.get\", \"storage.objects.list\"]}";

  private final Map<String, String> answers = new TreeMap<>();
  private HttpServer google;

  @BeforeEach
  void startTheStandIn() throws IOException {
    google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    google.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String answer = answers.get(path.substring(path.lastIndexOf('/') + 1));
          byte[] body =
              (answer == null ? "{\"error\": {\"message\": \"not allowed\"}}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? 403 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    google.start();
    StringBuilder services = new StringBuilder();
    for (String api : List.of("dataflow", "compute", "storage", "bigquery", "bigquerystorage")) {
      services
          .append(services.isEmpty() ? "" : ",")
          .append("{\"name\": \"projects/1/services/%s.googleapis.com\",".formatted(api))
          .append("\"state\": \"ENABLED\"}");
    }
    answers.put("services:batchGet", "{\"services\": [" + services + "]}");
    answers.put("my-bucket", "{\"location\": \"US-WEST2\"}");
    answers.put("us-west2", "{\"quotas\": [{\"metric\": \"CPUS\", \"limit\": 24, \"usage\": 4}]}");
    answers.put(
        "my-project:testIamPermissions",
        "{\"permissions\": [\"dataflow.workItems.lease\", \"bigquery.jobs.create\","
            + " \"bigquery.readsessions.create\"]}");
    answers.put("testPermissions", ALL_OBJECTS);
    answers.put(
        "fastbreak:testIamPermissions",
        "{\"permissions\": [\"artifactregistry.repositories.downloadArtifacts\"]}");
    answers.put(
        "tags",
        "{\"tags\": [{\"name\":"
            + " \"projects/p/locations/l/repositories/fastbreak/packages/phase4/tags/1.0\"}]}");
  }

  @AfterEach
  void stopTheStandIn() {
    google.stop(0);
  }

  private List<Finding> findings() {
    GoogleCloud cloud =
        new GoogleCloud(null, service -> "http://localhost:" + google.getAddress().getPort());
    return new Preflight(
            Map.of(
                "project", "my-project",
                "region", "us-west2",
                "tempLocation", "gs://my-bucket/tmp",
                "serviceAccount", "worker@my-project.iam.gserviceaccount.com",
                "workerMachineType", "e2-standard-8",
                "maxNumWorkers", "2"),
            cloud,
            cloud)
        .ask();
  }

  private Finding about(String what) {
    return findings().stream()
        .filter(finding -> finding.what().contains(what))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allIsGood() {
    assertThat(findings()).hasSize(7).allMatch(finding -> finding.state() == State.GOOD);
  }

  @Test
  void whatIsMissingIsNamedWithItsRemedy() {
    answers.put("services:batchGet", "{\"services\": []}");
    answers.put("my-bucket", "{\"location\": \"EUROPE-WEST1\"}");
    answers.put("us-west2", "{\"quotas\": [{\"metric\": \"CPUS\", \"limit\": 24, \"usage\": 12}]}");
    answers.put("my-project:testIamPermissions", "{\"permissions\": [\"bigquery.jobs.create\"]}");
    answers.put("testPermissions", "{}");
    assertThat(findings()).filteredOn(finding -> finding.state() == State.WRONG).hasSize(5);
    assertThat(about("APIs").found())
        .contains("gcloud services enable bigquery.googleapis.com")
        .contains("dataflow.googleapis.com");
    assertThat(about("bucket").found()).contains("europe-west1", "us-west2");
    assertThat(about("processors").found()).contains("12 are free and a job takes 16");
    assertThat(about("roles").found())
        .contains("roles/bigquery.readSessionUser, roles/dataflow.worker");
  }

  @Test
  void theImageOfTheFlexTemplateIsLookedUp() {
    assertThat(about("image of").found()).isEqualTo("phase4: 1.0");
    answers.put("tags", "{}");
    assertThat(about("image of").state()).isEqualTo(State.NOTE);
    assertThat(about("image of").found()).contains("scripts/build-templates");
  }

  @Test
  void whatNobodyMaySayIsNotHeldAgainstAnyone() {
    answers.clear();
    assertThat(findings())
        .allMatch(finding -> finding.state() == State.NOTE)
        .allMatch(finding -> finding.found().contains("not allowed"));
  }
}
