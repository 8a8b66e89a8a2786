package dev.fastbreak.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.bigquery.model.ErrorProto;
import com.google.auth.Retryable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which errors pass, which kind each is, and what people are told to do. */
class TroubleTest {

  private static final BigQueryProject PROJECT = BigQueryWarehouseProvider.project("my-project");

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
  void aDroppedConnectionPasses() {
    assertThat(Trouble.of(new EOFException("unexpected end of stream")).isPassing()).isTrue();
    assertThat(Trouble.of(new SocketTimeoutException("Read timed out")).isPassing()).isTrue();
  }

  static Stream<IOException> noConnection() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UnknownHostException("bigquery.googleapis.com"),
        new NoRouteToHostException("No route to host"),
        new SSLHandshakeException("Remote host terminated the handshake"),
        new SSLException("Connection reset"),
        new IOException(
            "Error getting access token for service account",
            new UnknownHostException("oauth2.googleapis.com")));
  }

  @ParameterizedTest
  @MethodSource("noConnection")
  void aConnectionThatCannotBeMadePassesToo(IOException e) {
    Trouble trouble = Trouble.of(e);
    assertThat(trouble.isPassing()).isTrue();
    assertThat(trouble.isUnreachable()).isTrue();
    assertThat(
            trouble.explained(
                BigQueryWarehouseProvider.project("my-project?endpoint=http://localhost:9050"),
                "Opening",
                null))
        .hasMessageContaining("http://localhost:9050 (is the emulator running?)")
        .extracting(thrown -> ((WarehouseException) thrown).kind())
        .isEqualTo(Cause.UNAVAILABLE);
  }

  static Stream<IOException> strangers() {
    return Stream.of(
        new SSLPeerUnverifiedException("peer not authenticated"),
        (IOException)
            new SSLHandshakeException("PKIX path building failed")
                .initCause(new CertificateException("unable to find valid certification path")));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void aCertificateThatIsNotTrustedDoesNotPass(IOException e) {
    Trouble trouble = Trouble.of(e);
    assertThat(trouble.isPassing()).isFalse();
    assertThat(trouble.isUnreachable()).isFalse();
    assertThat(trouble.explained(PROJECT, "Opening", null))
        .hasMessageContaining("javax.net.ssl.trustStore");
    assertThat(
            trouble.explained(
                BigQueryWarehouseProvider.project("my-project?endpoint=http://localhost:9050"),
                "Opening",
                null))
        .hasMessageContaining("scripts/bigquery-emulator options jvm");
  }

  /** What Google's library throws when the server of tokens is busy. */
  private static final class BusyTokens extends IOException implements Retryable {
    private static final long serialVersionUID = 1;

    BusyTokens() {
      super("Error getting access token for service account: 503");
    }

    @Override
    public boolean isRetryable() {
      return true;
    }

    @Override
    public int getRetryCount() {
      return 3;
    }
  }

  @Test
  void aTokenThatCanBeHadLaterPasses() {
    assertThat(Trouble.of(new BusyTokens()).isPassing()).isTrue();
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
