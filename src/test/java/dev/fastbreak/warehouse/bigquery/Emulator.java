package dev.fastbreak.warehouse.bigquery;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The BigQuery emulator of {@code scripts/bigquery-emulator}, started when it does not run. Every
 * test takes a project of its own in it, which is empty. Without npm the tests are skipped, loudly.
 */
public final class Emulator {

  private static final Path SCRIPT = Path.of("scripts", "bigquery-emulator").toAbsolutePath();
  private static final Path STATE = Path.of(".emulator", "run", "emulator.properties");
  private static final Path LOG = Path.of("target", "bigquery-emulator-start.log");
  private static final int START_MINUTES = 5;

  /** Whole numbers leave the emulator as doubles, BigQuery's do not. */
  static final long LEAST_LONG = -(1L << 52);

  static final long GREATEST_LONG = 1L << 52;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String endpoint;
  private final String credential;

  private Emulator(String endpoint, String credential) {
    this.endpoint = endpoint;
    this.credential = credential;
  }

  /** The running emulator; skips the test where there can be none. */
  public static synchronized Emulator running() {
    try {
      if (run("status") != 0) {
        for (String tool : List.of("node", "npm", "openssl")) {
          if (!onPath(tool)) {
            skip(tool + " is not on the PATH");
          }
        }
        if (run("start") != 0) {
          throw new IllegalStateException(
              "The BigQuery emulator did not start:\n" + Files.readString(LOG));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("stop")));
      }
      Properties state = new Properties();
      try (Reader reader = Files.newBufferedReader(STATE)) {
        state.load(reader);
      }
      // Read by the gRPC clients when they open their first connection.
      for (String name : List.of("trustStore", "trustStoreType", "trustStorePassword")) {
        System.setProperty("javax.net.ssl." + name, state.getProperty(name));
      }
      System.setProperty(EmulatorCredentials.FILE, STATE.toAbsolutePath().toString());
      return new Emulator(state.getProperty("endpoint"), state.getProperty("credential"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void skip(String why) {
    String message =
        "SKIPPED: the tests against the BigQuery emulator, because %s. Install Node.js 18 or newer and openssl to have them run."
            .formatted(why);
    System.err.println(message);
    abort(message);
  }

  private static boolean onPath(String command) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, command))) {
        return true;
      }
    }
    return false;
  }

  private static int run(String command) {
    try {
      Files.createDirectories(LOG.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(SCRIPT.toString(), command)
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile())
              .start();
      if (!process.waitFor(START_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  public String endpoint() {
    return endpoint;
  }

  /** The URI of a warehouse that holds nothing, not even datasets. */
  public String emptyProject() {
    return "bigquery:test-%s?location=US&endpoint=%s&stagingWait=0"
        .formatted(UUID.randomUUID().toString().substring(0, 8), endpoint);
  }

  /** A project as the adapter knows it, whose patience is that of a test. */
  BigQueryProject project(Patience patience) {
    String uri = emptyProject();
    return BigQueryWarehouseProvider.project(uri.substring(uri.indexOf(':') + 1))
        .withPatience(patience);
  }

  /**
   * Adds a rule by which the emulator misbehaves; {@code scripts/emulator/faults.mjs} has the form.
   */
  void fault(String rule) {
    send("POST", "/__faults", rule);
  }

  /** Behaves again, and forgets the requests so far. */
  void forget() {
    send("DELETE", "/__faults", "");
    send("DELETE", "/__requests", "");
  }

  /** A REST request that came in. */
  record Request(String method, String path, String body, int status, String dropped) {}

  /** The requests since the last {@link #forget}, oldest first. */
  List<Request> requests() {
    try {
      List<Request> requests = new ArrayList<>();
      for (JsonNode request : JSON.readTree(send("GET", "/__requests", ""))) {
        requests.add(
            new Request(
                request.path("method").asText(),
                request.path("path").asText(),
                request.path("body").asText(),
                request.path("status").asInt(),
                request.path("dropped").asText("")));
      }
      return requests;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of a bucket, which the front plays. */
  List<String> files(String bucket) {
    try {
      return JSON.readTree(send("GET", "/b/" + bucket + "/o", "")).findValuesAsText("name");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String send(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(endpoint + path))
              .header("Authorization", credential)
              .method(method, BodyPublishers.ofString(body))
              .build();
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
