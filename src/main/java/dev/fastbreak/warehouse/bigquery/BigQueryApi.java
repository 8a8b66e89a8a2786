package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.googleapis.util.Utils;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.DatasetList;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BigQuery's REST API with patience: what may pass by itself is tried again, anything else becomes
 * a sentence. Requests that come through here must be harmless when they arrive twice.
 */
final class BigQueryApi {

  private static final Logger LOG = LoggerFactory.getLogger(BigQueryApi.class);

  private static final int CONNECT_MILLIS = 20_000;

  /** Longer than any answer is held back on purpose. */
  private static final int READ_MILLIS = 180_000;

  private final BigQueryProject project;
  private final Bigquery client;

  private BigQueryApi(BigQueryProject project, Bigquery client) {
    this.project = project;
    this.client = client;
  }

  /** A request, made anew for every attempt. */
  @FunctionalInterface
  interface Preparation<T> {
    AbstractGoogleClientRequest<T> on(Bigquery client) throws IOException;
  }

  static BigQueryApi of(BigQueryProject project) {
    Credentials credentials = project.isEmulator() ? null : project.options().getGcpCredential();
    HttpRequestInitializer authorization =
        credentials == null ? request -> {} : new HttpCredentialsAdapter(credentials);
    Bigquery.Builder builder =
        new Bigquery.Builder(
                Utils.getDefaultTransport(),
                GsonFactory.getDefaultInstance(),
                request -> {
                  authorization.initialize(request);
                  request.setConnectTimeout(CONNECT_MILLIS);
                  request.setReadTimeout(READ_MILLIS);
                })
            .setApplicationName("fastbreak");
    if (project.endpoint() != null) {
      builder.setRootUrl(project.endpoint() + "/");
    }
    return new BigQueryApi(project, builder.build());
  }

  /**
   * Asks for next to nothing.
   *
   * @throws WarehouseException when it is not answered
   */
  void touch() {
    call("Opening " + project.uri(), this::firstDataset);
  }

  private AbstractGoogleClientRequest<DatasetList> firstDataset(Bigquery requests)
      throws IOException {
    return requests.datasets().list(project.id()).setMaxResults(1L);
  }

  /**
   * Sends a request until it is answered.
   *
   * @param doing what it is for, as the beginning of a sentence
   * @throws WarehouseException when it is refused, or patience is at its end
   */
  <T> T call(String doing, Preparation<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.on(client).execute();
      } catch (IOException e) {
        waitOrGiveUp(doing, e, attempt);
      }
    }
  }

  /**
   * The same for the first request of all. When no one can be reached, the address is wrong or the
   * network is down, and waiting would only keep people from hearing of it.
   */
  <T> T callAtFirst(String doing, Preparation<T> request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.on(client).execute();
      } catch (IOException e) {
        if (Trouble.of(e).isUnreachable()) {
          throw Trouble.of(e).explained(project, doing, e);
        }
        waitOrGiveUp(doing, e, attempt);
      }
    }
  }

  /** The same for something that need not exist. */
  <T> Optional<T> find(String doing, Preparation<T> request) {
    return settle(doing, request, Trouble::isNotFound);
  }

  /**
   * Makes something that may exist already, made by another or by an earlier attempt.
   *
   * @return what was made; empty when it was there
   */
  <T> Optional<T> make(String doing, Preparation<T> request) {
    return settle(doing, request, Trouble::isConflict);
  }

  /** Removes something that may be gone already. */
  <T> void remove(String doing, Preparation<T> request) {
    settle(doing, request, Trouble::isNotFound);
  }

  private <T> Optional<T> settle(String doing, Preparation<T> request, Predicate<Trouble> settled) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Optional.ofNullable(request.on(client).execute());
      } catch (IOException e) {
        if (settled.test(Trouble.of(e))) {
          return Optional.empty();
        }
        waitOrGiveUp(doing, e, attempt);
      }
    }
  }

  /**
   * Starts something that must not be started twice.
   *
   * @param lookUp finds out whether it has been started; asked before every further attempt
   */
  <T> T startOnce(String doing, Preparation<T> request, Preparation<T> lookUp) {
    for (int attempt = 1; ; attempt++) {
      try {
        return request.on(client).execute();
      } catch (IOException e) {
        if (Trouble.of(e).isConflict()) {
          return call(doing, lookUp);
        }
        waitOrGiveUp(doing, e, attempt);
        Optional<T> started = find(doing, lookUp);
        if (started.isPresent()) {
          return started.get();
        }
      }
    }
  }

  private void waitOrGiveUp(String doing, IOException e, int attempt) {
    Trouble trouble = Trouble.of(e);
    if (!trouble.isPassing() || attempt >= project.patience().attempts()) {
      throw trouble.explained(project, doing, e);
    }
    LOG.info("{}: attempt {} met {} and will be followed by another", doing, attempt, trouble);
    project.patience().pause(attempt, askedMillis(e));
  }

  /** How long the server asked to be left alone; 0 when it did not. */
  static long askedMillis(IOException e) {
    String seconds =
        e instanceof HttpResponseException http && http.getHeaders() != null
            ? http.getHeaders().getRetryAfter()
            : null;
    return millis(seconds);
  }

  private static long millis(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) * 1000 : 0;
  }
}
