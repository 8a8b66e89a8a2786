package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.fastbreak.warehouse.WarehouseException;
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

/** Answers that come in pages, by a stand-in for BigQuery. */
class PagesTest {

  private static final String SCHEMA =
      "\"schema\": {\"fields\": [{\"name\": \"n\", \"type\": \"INTEGER\"}]}, \"totalRows\": \"3\"";
  private static final String JOB =
      "\"jobReference\": {\"projectId\": \"my-project\", \"jobId\": \"j\", \"location\": \"US\"}";

  /** What is answered, by the path's last name and the token of the page. */
  private final Map<String, String> answers = new TreeMap<>();

  private HttpServer server;
  private BigQueryProject project;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String query = String.valueOf(exchange.getRequestURI().getQuery());
          String token =
              query.contains("pageToken=") ? query.replaceFirst(".*pageToken=(\\w+).*", " $1") : "";
          byte[] body =
              answers
                  .get(exchange.getRequestMethod() + path.replaceFirst(".*/my-project", "") + token)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    project =
        BigQueryWarehouseProvider.project(
            "my-project?endpoint=http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String row(int n) {
    return "\"rows\": [{\"f\": [{\"v\": \"" + n + "\"}]}]";
  }

  private Jobs jobs() {
    return new Jobs(project, BigQueryApi.of(project));
  }

  @Test
  void theRowsOfAQueryAreThoseOfAllItsPages() {
    answers.put(
        "POST/queries",
        "{\"jobComplete\": true, \"pageToken\": \"two\", \"totalBytesBilled\": \"10\", %s, %s, %s}"
            .formatted(JOB, SCHEMA, row(1)));
    answers.put(
        "GET/queries/j two", "{\"pageToken\": \"three\", %s, %s}".formatted(SCHEMA, row(2)));
    answers.put("GET/queries/j three", "{%s, %s}".formatted(SCHEMA, row(3)));
    Jobs jobs = jobs();

    assertThat(jobs.select("Asking", "SELECT n", Map.of()).rows())
        .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    assertThat(jobs.billedBytes()).isEqualTo(10);
    assertThatThrownBy(() -> jobs.select("Asking", "SELECT n", Map.of(), 2))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("3 rows, more than the 2");
  }

  @Test
  void aQueryThatTakesItsTimeIsWaitedFor() {
    answers.put("POST/queries", "{\"jobComplete\": false, %s}".formatted(JOB));
    answers.put(
        "GET/jobs/j",
        "{%s, \"status\": {\"state\": \"DONE\"}, \"statistics\": {\"query\": {\"totalBytesBilled\": \"20\"}}}"
            .formatted(JOB));
    answers.put("GET/queries/j", "{%s, %s}".formatted(SCHEMA, row(1)));
    Jobs jobs = jobs();

    assertThat(jobs.select("Asking", "SELECT n", Map.of()).rows()).containsExactly(List.of(1L));
    assertThat(jobs.billedBytes()).isEqualTo(20);
  }

  @Test
  void datasetsOnALaterPageAreFound() {
    answers.put("GET/datasets", "{\"nextPageToken\": \"two\"}");
    answers.put(
        "GET/datasets two",
        "{\"datasets\": [{\"datasetReference\": {\"datasetId\": \"nba_raw\"}, \"location\":"
            + " \"EU\"}]}");

    assertThat(Places.locate(project, BigQueryApi.of(project, false)).location()).isEqualTo("EU");
  }
}
