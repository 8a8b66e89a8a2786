package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.bigquery.model.DatasetList;
import com.sun.net.httpserver.HttpServer;
import dev.fastbreak.warehouse.WarehouseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patience with a server: how long, and with whom. */
class BigQueryApiTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1000", "120, 120000", "'Fri, 31 Dec 2021 23:59:59 GMT', 0", "-5, 0"})
  void waitsAsLongAsTheServerAsks(String retryAfter, long millis) {
    HttpHeaders headers = new HttpHeaders().setRetryAfter(retryAfter);
    assertThat(
            Trouble.askedMillis(
                new HttpResponseException.Builder(429, "Too Many Requests", headers).build()))
        .isEqualTo(millis);
  }

  @Test
  void aServerThatDidNotAnswerDidNotAsk() {
    assertThat(Trouble.askedMillis(new IOException("dropped"))).isZero();
    assertThat(
            Trouble.askedMillis(
                new HttpResponseException.Builder(503, "Unavailable", new HttpHeaders()).build()))
        .isZero();
  }

  // ---- a server that is not there for a while ------------------------------------------------

  private static final Patience SHORT = new Patience(3, 1, 2, 0);

  private int port;
  private @Nullable HttpServer server;

  @BeforeEach
  void chooseAPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  private BigQueryProject project() {
    return BigQueryWarehouseProvider.project("my-project?endpoint=http://localhost:" + port)
        .withPatience(SHORT);
  }

  private void start() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.createContext(
        "/",
        exchange -> {
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    started.start();
    server = started;
  }

  /** A list of datasets; the server is started before the attempt of this number. */
  private BigQueryApi.Preparation<DatasetList> answeredOnAttempt(int number) {
    int[] attempt = {0};
    return client -> {
      if (++attempt[0] == number) {
        start();
      }
      return client.datasets().list("my-project");
    };
  }

  @Test
  void oneWhoIsNotReachedForAMomentIsAskedAgain() {
    BigQueryApi api = BigQueryApi.of(project());
    assertThat(api.call("Looking at a job", answeredOnAttempt(3))).isNotNull();
  }

  @Test
  void oneWhoIsNeverReachedIsGivenUp() {
    BigQueryApi api = BigQueryApi.of(project());
    assertThatThrownBy(() -> api.call("Looking at a job", answeredOnAttempt(4)))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("localhost:" + port);
  }

  @Test
  void atFirstNobodyIsWaitedFor() {
    BigQueryApi api = BigQueryApi.of(project(), false);
    assertThatThrownBy(() -> api.call("Opening", answeredOnAttempt(2)))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("localhost:" + port);
    assertThat(server).isNull();
  }

  @Test
  void aWarehouseThatWasReachedOnceIsWaitedForHereAndOnWorkers() throws Exception {
    start();
    BigQueryWarehouse warehouse =
        new BigQueryWarehouse(project().withPatience(new Patience(10_000, 1, 2, 0)));
    warehouse.open().close();
    BigQueryWarehouse onWorker = SerializableUtils.clone(warehouse);
    stop();
    for (BigQueryWarehouse opened : List.of(warehouse, onWorker)) {
      CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> opened.open().close());
      // Long enough for some attempts that reach nobody.
      Thread.sleep(50);
      start();
      opening.get();
      stop();
    }
  }
}
