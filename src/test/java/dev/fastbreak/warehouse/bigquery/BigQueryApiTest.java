package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BigQueryApiTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1000", "120, 120000", "'Fri, 31 Dec 2021 23:59:59 GMT', 0", "-5, 0"})
  void waitsAsLongAsTheServerAsks(String retryAfter, long millis) {
    HttpHeaders headers = new HttpHeaders().setRetryAfter(retryAfter);
    assertThat(
            BigQueryApi.askedMillis(
                new HttpResponseException.Builder(429, "Too Many Requests", headers).build()))
        .isEqualTo(millis);
  }

  @Test
  void aServerThatDidNotAnswerDidNotAsk() {
    assertThat(BigQueryApi.askedMillis(new IOException("dropped"))).isZero();
    assertThat(
            BigQueryApi.askedMillis(
                new HttpResponseException.Builder(503, "Unavailable", new HttpHeaders()).build()))
        .isZero();
  }
}
