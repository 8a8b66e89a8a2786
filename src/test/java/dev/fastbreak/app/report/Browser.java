package dev.fastbreak.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a window, driven by the WebDriver protocol as people use it: keys are typed,
 * buttons are pressed.
 */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
  private final Process driver;
  private final String session;

  private Browser(Process driver, int port, Path profile, String... switches) {
    this.driver = driver;
    ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
    ObjectNode wanted = capabilities.putObject("capabilities").putObject("alwaysMatch");
    wanted.putObject("goog:loggingPrefs").put("browser", "ALL");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile));
    all.addAll(Arrays.asList(switches));
    var arguments = wanted.putObject("goog:chromeOptions").putArray("args");
    all.forEach(arguments::add);
    String driverUrl = "http://127.0.0.1:" + port + "/session";
    this.session = driverUrl + "/" + post(driverUrl, capabilities).get("sessionId").asText();
  }

  /** Whether this machine has a browser and its driver. */
  static boolean isThere() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromedriver")));
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder of its own
   * @param switches further switches of Chromium
   */
  static Browser start(Path profile, String... switches) throws IOException {
    Process driver =
        new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    BufferedReader said = driver.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return new Browser(driver, Integer.parseInt(port.group(1)), profile, switches);
      }
    }
    throw new IOException("chromedriver did not start");
  }

  /** Opens an address and waits until the page's scripts have put it together. */
  void open(URI address) {
    post(session + "/url", object("url", address.toString()));
    await("return document.documentElement.dataset.drawn === 'true'");
  }

  /** Waits until a script returns true; pages need milliseconds, a busy machine longer. */
  void await(String script) {
    for (int attempt = 0; attempt < 600; attempt++) {
      if (run(script).asBoolean()) {
        return;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("Never true: " + script);
  }

  /** The answer of a script. */
  JsonNode run(String script) {
    ObjectNode body = object("script", script);
    body.putArray("args");
    return post(session + "/execute/sync", body);
  }

  /** Types into the element that a CSS selector names; keys like \uE015 (down) included. */
  void type(String selector, String keys) {
    post(element(selector) + "/value", object("text", keys));
  }

  void click(String selector) {
    post(element(selector) + "/click", JsonNodeFactory.instance.objectNode());
  }

  private String element(String selector) {
    ObjectNode body = object("using", "css selector").put("value", selector);
    return session + "/element/" + post(session + "/element", body).get(ELEMENT).asText();
  }

  /** What the page has said on the console since this was last asked. */
  List<String> console() {
    List<String> lines = new ArrayList<>();
    post(session + "/se/log", object("type", "browser"))
        .forEach(
            entry -> lines.add(entry.get("level").asText() + " " + entry.get("message").asText()));
    return lines;
  }

  private static ObjectNode object(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private JsonNode post(String url, JsonNode body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(
              request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
      JsonNode value = JSON.readTree(answer.body()).get("value");
      if (answer.statusCode() != 200) {
        throw new AssertionError(value.get("message").asText());
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      send(HttpRequest.newBuilder(URI.create(session)).DELETE());
    } finally {
      driver.destroy();
    }
  }
}
