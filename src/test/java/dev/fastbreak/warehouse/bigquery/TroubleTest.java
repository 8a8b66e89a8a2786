package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.bigquery.model.ErrorProto;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which errors pass, which kind each is, and what people are told to do. */
class TroubleTest {

  private static final BigQueryProject PROJECT =
      BigQueryWarehouseProvider.project("my-project", Map.of());

  @ParameterizedTest
  @CsvSource({
    "503, backendError,             true,  UNAVAILABLE, later",
    "500, internalError,            true,  UNAVAILABLE, later",
    "502, '',                       true,  UNAVAILABLE, later",
    "429, rateLimitExceeded,        true,  QUOTA,       same command again",
    "403, rateLimitExceeded,        true,  QUOTA,       same command again",
    "403, quotaExceeded,            false, QUOTA,       same command again",
    "429, quotaExceeded,            false, QUOTA,       same command again",
    "400, bytesBilledLimitExceeded, false, QUOTA,       maximumBytesBilled",
    "401, authError,                false, DENIED,      gcloud auth application-default login",
    "403, accessDenied,             false, DENIED,      roles/bigquery.dataEditor",
    "403, accessNotConfigured,      false, DENIED,      gcloud services enable bigquery.googleapis.com",
    "403, billingNotEnabled,        false, DENIED,      billing account",
    "404, notFound,                 false, UNAVAILABLE, 'import' and 'simulate'",
    "400, invalidQuery,             false, REFUSED,     said",
    "412, conditionNotMet,          false, OTHER,       said",
  })
  void knowsWhatPassesAndWhatHelps(
      int status, String reason, boolean passing, Cause kind, String remedy) {
    Trouble trouble = new Trouble(status, reason, "BigQuery said so.");
    WarehouseException explained = trouble.explained(PROJECT, "Publishing PSZA", null);
    assertThat(trouble.isPassing()).isEqualTo(passing);
    assertThat(explained.kind()).isEqualTo(kind);
    assertThat(explained)
        .hasMessageStartingWith("Publishing PSZA failed: ")
        .hasMessageContaining("BigQuery said so.")
        .hasMessageContaining(remedy);
  }

  @Test
  void aDroppedConnectionPassesAndNoOneListeningDoesNot() {
    assertThat(Trouble.of(new EOFException("unexpected end of stream")).isPassing()).isTrue();
    assertThat(Trouble.of(new SocketTimeoutException("Read timed out")).isPassing()).isTrue();
    Trouble nobody = Trouble.of(new ConnectException("Connection refused"));
    assertThat(nobody.isPassing()).isFalse();
    assertThat(
            nobody.explained(
                BigQueryWarehouseProvider.project(
                    "my-project?endpoint=http://localhost:9050", Map.of()),
                "Opening",
                null))
        .hasMessageContaining("http://localhost:9050 (is the emulator running?)");
  }

  @Test
  void aCredentialThatGivesNoTokenIsDenied() {
    Trouble trouble =
        Trouble.of(new IOException("Error getting access token for service account: 400"));
    assertThat(trouble.isPassing()).isFalse();
    assertThat(trouble.explained(PROJECT, "Opening", null))
        .hasMessageContaining("does not accept the credential for project my-project")
        .extracting(e -> ((WarehouseException) e).kind())
        .isEqualTo(Cause.DENIED);
  }

  @Test
  void aJobsErrorIsToldLikeARequests() {
    assertThat(
            Trouble.of(new ErrorProto().setReason("quotaExceeded").setMessage("Too many."))
                .explained(PROJECT, "Publishing", null)
                .kind())
        .isEqualTo(Cause.QUOTA);
    assertThat(
            Trouble.of(
                    new ErrorProto()
                        .setReason("invalidQuery")
                        .setMessage(
                            "Transaction is aborted due to concurrent update against table x."))
                .isAbortedTransaction())
        .isTrue();
    assertThat(
            Trouble.of(new ErrorProto().setReason("jobInternalError").setMessage("Sorry."))
                .isPassing())
        .isTrue();
  }
}
