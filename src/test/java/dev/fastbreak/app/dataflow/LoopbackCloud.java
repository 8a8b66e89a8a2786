package dev.fastbreak.app.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Plays Dataflow's jobs API, a bucket and BigQuery's table resources on this machine, as far as a
 * submission asks for them. Jobs compute nothing: their states are told beforehand.
 */
final class LoopbackCloud implements AutoCloseable {

  static final String PROJECT = "local-project";
  static final String REGION = "us-west2";

  private static final Pattern JOBS =
      Pattern.compile("/v1b3/projects/([^/]+)/locations/([^/]+)/jobs(?:/([^/?]+))?(?:/([a-z]+))?");
  private static final Pattern BUCKET = Pattern.compile("/b/([^/]+)");
  private static final Pattern OBJECT = Pattern.compile("/b/([^/]+)/o/(.+)");
  private static final Pattern TABLE =
      Pattern.compile("/bigquery/v2/projects/([^/]+)/datasets/([^/]+)/tables/([^/?]+)");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, JsonNode> jobs = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
  private final Map<String, String> uploads = new ConcurrentHashMap<>();

  final List<JsonNode> posted = new CopyOnWriteArrayList<>();
  final List<String> postedTo = new CopyOnWriteArrayList<>();
  final List<String> cancelled = new CopyOnWriteArrayList<>();
  final List<String> unknown = new CopyOnWriteArrayList<>();
  volatile List<String> states =
      List.of("JOB_STATE_PENDING", "JOB_STATE_RUNNING", "JOB_STATE_DONE");
  volatile List<String> errors = List.of();

  /** Counters by name; those of a processor are told in its namespace, as {@code TDZA.rows}. */
  volatile Map<String, Long> counters = Map.of();

  volatile int refusal;

  /** Jobs that others have left running: id, name, and labels where the list is to show them. */
  volatile List<ObjectNode> underWay = List.of();

  volatile Consumer<JsonNode> worker = job -> {};

  LoopbackCloud() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Without a slash at its end, which the gRPC clients would not understand. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String warehouse() {
    return "bigquery:" + PROJECT + "?endpoint=" + address();
  }

  /** The options that keep a submission on this machine. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("runner", "DataflowRunner");
    options.put("project", PROJECT);
    options.put("region", REGION);
    options.put("tempLocation", "gs://bkt/tmp");
    options.put("stagingLocation", "gs://bkt/staging");
    options.put(
        "credentialFactoryClass", "org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory");
    options.put("apiRootUrl", address() + "/");
    options.put("gcsEndpoint", address() + "/");
    options.put("bigQueryEndpoint", address());
    return options;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      byte[] body = body(exchange);
      Matcher job = JOBS.matcher(path);
      Matcher object = OBJECT.matcher(path);
      Matcher table = TABLE.matcher(path);
      if (job.matches()) {
        answerJobs(exchange, job, body);
      } else if (path.startsWith("/upload/")) {
        String query =
            URLDecoder.decode(exchange.getRequestURI().getQuery(), StandardCharsets.UTF_8);
        answerUpload(exchange, path, query, body);
      } else if (BUCKET.matcher(path).matches()) {
        send(exchange, 200, object("kind", "storage#bucket", "name", "bkt", "location", "US"));
      } else if (object.matches()) {
        send(exchange, 404, error(404, "No such object: " + object.group(2)));
      } else if (table.matches()) {
        send(exchange, 200, table(table));
      } else {
        unknown.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        send(exchange, 404, error(404, "Nothing is here: " + path));
      }
    }
  }

  private void answerJobs(HttpExchange exchange, Matcher path, byte[] body) throws IOException {
    String id = path.group(3);
    if (id == null && exchange.getRequestMethod().equals("GET")) {
      send(
          exchange,
          refusal == 0 ? 200 : refusal,
          refusal == 0 ? list(exchange) : error(refusal, "The caller does not have permission"));
    } else if (id == null) {
      if (refusal != 0) {
        send(exchange, refusal, error(refusal, "The caller does not have permission"));
        return;
      }
      ObjectNode job = (ObjectNode) json.readTree(body);
      posted.add(job);
      postedTo.add(path.group());
      worker.accept(job);
      String newId = "2022-01-15_00_00_00-" + posted.size();
      jobs.put(newId, job);
      looks.put(newId, new AtomicInteger());
      send(exchange, 200, described(newId, "JOB_STATE_PENDING"));
    } else if (path.group(4) == null && exchange.getRequestMethod().equals("PUT")) {
      cancelled.add(id + " " + json.readTree(body).get("requestedState").asText());
      send(exchange, 200, described(id, "JOB_STATE_CANCELLING"));
    } else if (path.group(4) == null && !jobs.containsKey(id)) {
      ObjectNode other = object("id", id, "currentState", "JOB_STATE_RUNNING");
      other.putObject("labels").put("first_date", "2021-11-03").put("last_date", "2021-11-09");
      send(exchange, 200, other);
    } else if (path.group(4) == null) {
      int look = looks.get(id).getAndIncrement();
      send(exchange, 200, described(id, states.get(Math.min(look, states.size() - 1))));
    } else if (path.group(4).equals("messages")) {
      ObjectNode messages = json.createObjectNode();
      ArrayNode list = messages.putArray("jobMessages");
      for (String error : errors) {
        list.add(
            object(
                "id",
                "m" + list.size(),
                "time",
                "2022-01-15T00:00:0" + list.size() + "Z",
                "messageImportance",
                "JOB_MESSAGE_ERROR",
                "messageText",
                error));
      }
      send(exchange, 200, messages);
    } else {
      send(exchange, 200, metrics(id));
    }
  }

  /** One job a page, so that a client has to turn pages. */
  private ObjectNode list(HttpExchange exchange) {
    Matcher token =
        Pattern.compile("pageToken=([0-9]+)").matcher(exchange.getRequestURI().getQuery());
    int page = token.find() ? Integer.parseInt(token.group(1)) : 0;
    ObjectNode answer = json.createObjectNode();
    if (page < underWay.size()) {
      answer.putArray("jobs").add(underWay.get(page));
      answer.put("nextPageToken", String.valueOf(page + 1));
    }
    return answer;
  }

  private ObjectNode described(String id, String state) {
    ObjectNode job =
        object("id", id, "projectId", PROJECT, "location", REGION, "currentState", state);
    job.set("name", jobs.get(id).get("name"));
    if (state.equals("JOB_STATE_UPDATED")) {
      job.put("replacedByJobId", "2022-01-15_00_00_00-999");
    }
    return job;
  }

  /** Counters as Dataflow tells them: by the step that counts. */
  private ObjectNode metrics(String id) {
    String step = "";
    for (JsonNode one : jobs.get(id).get("steps")) {
      if (userName(one).contains("Compute each entity by date")) {
        step = one.get("name").asText();
      }
    }
    ObjectNode answer = json.createObjectNode();
    ArrayNode metrics = answer.putArray("metrics");
    for (Map.Entry<String, Long> counter : counters.entrySet()) {
      for (boolean tentative : new boolean[] {false, true}) {
        ObjectNode metric = metrics.addObject();
        ObjectNode name = metric.putObject("name");
        int dot = counter.getKey().indexOf('.');
        name.put("origin", "user").put("name", counter.getKey().substring(dot + 1));
        ObjectNode context = name.putObject("context");
        context.put("step", step);
        context.put(
            "namespace", dot < 0 ? "fastbreak" : "fastbreak." + counter.getKey().substring(0, dot));
        if (tentative) {
          context.put("tentative", "true");
        }
        metric.put("scalar", counter.getValue());
      }
    }
    return answer;
  }

  /** The name that the pipeline gave to a step. */
  static String userName(JsonNode step) {
    JsonNode name = step.get("properties").get("user_name");
    return name == null ? "" : name.isObject() ? name.get("value").asText() : name.asText();
  }

  private void answerUpload(HttpExchange exchange, String path, String query, byte[] body)
      throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      String id = "u" + uploads.size();
      Matcher name = Pattern.compile("(?:^|&)name=([^&]+)").matcher(query);
      uploads.put(id, name.find() ? name.group(1) : json.readTree(body).get("name").asText());
      exchange
          .getResponseHeaders()
          .add("Location", address() + path + "?uploadType=resumable&upload_id=" + id);
      send(exchange, 200, json.createObjectNode());
      return;
    }
    Matcher id = Pattern.compile("upload_id=([^&]+)").matcher(query);
    String name = id.find() ? uploads.get(id.group(1)) : "";
    send(
        exchange,
        200,
        object(
            "kind", "storage#object",
            "bucket", "bkt",
            "name", name,
            "generation", "1",
            "size", String.valueOf(body.length)));
  }

  private ObjectNode table(Matcher path) {
    ObjectNode table = object("kind", "bigquery#table", "numBytes", "1000000", "numRows", "5000");
    table.set(
        "tableReference",
        object("projectId", path.group(1), "datasetId", path.group(2), "tableId", path.group(3)));
    table.putObject("schema").putArray("fields");
    return table;
  }

  ObjectNode object(String... pairs) {
    ObjectNode object = json.createObjectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return object;
  }

  private ObjectNode error(int status, String message) {
    ObjectNode error = json.createObjectNode();
    error.putObject("error").put("code", status).put("message", message).putArray("errors");
    return error;
  }

  private static byte[] body(HttpExchange exchange) {
    try (InputStream in = exchange.getRequestBody()) {
      boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      return packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
    byte[] bytes = json.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
