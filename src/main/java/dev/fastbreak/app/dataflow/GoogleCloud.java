package dev.fastbreak.app.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** Asks Google's services small questions, each once. */
final class GoogleCloud {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
  private final @Nullable Credentials credentials;
  private final UnaryOperator<String> rootOf;

  /**
   * With these credentials.
   *
   * @param rootOf the address of a service, by its name: {@code https://storage.googleapis.com}
   */
  GoogleCloud(@Nullable Credentials credentials, UnaryOperator<String> rootOf) {
    this.credentials = credentials;
    this.rootOf = rootOf;
  }

  /** As whoever is logged in, or as a service account in his place. */
  static GoogleCloud of(@Nullable String account) {
    GcpOptions options = PipelineOptionsFactory.create().as(GcpOptions.class);
    if (account != null) {
      options.setImpersonateServiceAccount(account);
    }
    return new GoogleCloud(
        options.getGcpCredential(), service -> "https://" + service + ".googleapis.com");
  }

  JsonNode get(String service, String path) throws IOException {
    return send(service, path, null);
  }

  /** Those of some permissions that one has. */
  Set<String> permissions(String service, String path, Collection<String> wanted)
      throws IOException {
    JsonNode question = JSON.valueToTree(Map.of("permissions", wanted));
    Set<String> granted = new HashSet<>();
    send(service, path, question)
        .path("permissions")
        .forEach(permission -> granted.add(permission.asText()));
    return granted;
  }

  private JsonNode send(String service, String path, @Nullable JsonNode body) throws IOException {
    URI address = URI.create(rootOf.apply(service) + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONGEST);
    if (credentials != null) {
      credentials
          .getRequestMetadata(address)
          .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    }
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(body.toString()));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      JsonNode json = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new IOException(
            json.path("error").path("message").asText("status " + answer.statusCode()));
      }
      return json;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
