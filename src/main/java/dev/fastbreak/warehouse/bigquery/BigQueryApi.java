package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.googleapis.util.Utils;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.GetQueryResultsResponse;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * BigQuery's REST API with patience: what may pass by itself is tried again, anything else becomes
 * a sentence. Requests that come through here must be harmless when they arrive twice.
 */
final class BigQueryApi {

  private static final int CONNECT_MILLIS = 20_000;

  /** Longer than any answer is held back on purpose. */
  private static final int READ_MILLIS = 180_000;

  private final BigQueryProject project;
  private final Bigquery client;
  private final boolean reached;

  private BigQueryApi(BigQueryProject project, Bigquery client, boolean reached) {
    this.project = project;
    this.client = client;
    this.reached = reached;
  }

  /** A request, made anew for every attempt. */
  @FunctionalInterface
  interface Preparation<T> {
    AbstractGoogleClientRequest<T> on(Bigquery client) throws IOException;
  }

  /** At an address that is known to be right. */
  static BigQueryApi of(BigQueryProject project) {
    return of(project, true);
  }

  /**
   * With this project.
   *
   * @param reached whether it was reached before. Where it was not, the address is more likely
   *     wrong than the network down, and waiting would only keep people from hearing of it
   */
  static BigQueryApi of(BigQueryProject project, boolean reached) {
    Credentials credentials = project.options().getGcpCredential();
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
    return new BigQueryApi(project, builder.build(), reached);
  }

  /**
   * Asks for next to nothing.
   *
   * @throws WarehouseException when it is not answered
   */
  void touch() {
    call(
        "Opening " + project.uri(),
        client -> client.datasets().list(project.id()).setMaxResults(1L));
  }

  /**
   * Sends a request until it is answered.
   *
   * @param doing what it is for, as the beginning of a sentence
   * @throws WarehouseException when it is refused, or patience is at its end
   */
  <T> T call(String doing, Preparation<T> request) {
    return project.patience().keepTrying(project, doing, () -> send(doing, request));
  }

  /**
   * What all the pages of a list hold, one request each.
   *
   * @param token the page to begin with; null for the first
   * @param items what a page holds; null for nothing
   */
  <T extends GenericJson, I> List<I> list(
      String doing,
      @Nullable String token,
      Preparation<T> request,
      Function<T, @Nullable List<I>> items) {
    List<I> all = new ArrayList<>();
    Object next = token;
    do {
      Object from = next;
      T page = call(doing, client -> request.on(client).set("pageToken", from));
      all.addAll(Objects.requireNonNullElse(items.apply(page), List.of()));
      next =
          page instanceof GetQueryResultsResponse rows
              ? rows.getPageToken()
              : page.get("nextPageToken");
    } while (next != null);
    return all;
  }

  /** Asks for something that need not exist. */
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

  private <T> Optional<T> settle(String doing, Preparation<T> request, Predicate<Trouble> settled) {
    return project
        .patience()
        .keepTrying(
            project,
            doing,
            () -> {
              try {
                return Optional.ofNullable(send(doing, request));
              } catch (IOException e) {
                if (settled.test(Trouble.of(e))) {
                  return Optional.empty();
                }
                throw e;
              }
            });
  }

  private <T> T send(String doing, Preparation<T> request) throws IOException {
    try {
      return request.on(client).execute();
    } catch (IOException e) {
      Trouble trouble = Trouble.of(e);
      if (!reached && trouble.isUnreachable()) {
        throw trouble.explained(project, doing, e);
      }
      throw e;
    }
  }
}
