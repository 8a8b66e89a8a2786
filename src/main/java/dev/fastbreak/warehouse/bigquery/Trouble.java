package dev.fastbreak.warehouse.bigquery;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_CLIENT_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.auth.Retryable;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What BigQuery can answer but a result: whether it may pass by itself, and how it is told to
 * people.
 *
 * @param status HTTP status; 0 when there was no answer
 * @param reason BigQuery's short name of the error, {@code quotaExceeded} for example; may be empty
 * @param said BigQuery's own words
 */
record Trouble(int status, String reason, String said) {

  /** Errors that a later attempt may not meet. */
  private static final Set<String> PASSING =
      Set.of(
          "backendError",
          "internalError",
          "jobBackendError",
          "jobInternalError",
          "rateLimitExceeded",
          "jobRateLimitExceeded",
          "tableUnavailable",
          "timeout");

  /** The connection broke before an answer came. */
  private static final String DROPPED = "dropped";

  /** No connection could be made. */
  private static final String UNREACHABLE = "unreachable";

  /** Whoever is at the other end cannot show that it is Google. */
  private static final String UNTRUSTED = "untrusted";

  private static final int TOO_MANY_REQUESTS = 429;

  /** The trouble of a request, or of a call to one of the Storage APIs. */
  static Trouble of(Exception e) {
    if (e instanceof GoogleJsonResponseException json && json.getDetails() != null) {
      GoogleJsonError details = json.getDetails();
      String reason =
          details.getErrors() == null || details.getErrors().isEmpty()
              ? ""
              : text(details.getErrors().get(0).getReason());
      return new Trouble(json.getStatusCode(), reason, text(details.getMessage()));
    } else if (e instanceof HttpResponseException http) {
      return new Trouble(http.getStatusCode(), "", text(http.getStatusMessage()));
    } else if (has(e, Trouble::isAboutTrust)) {
      return new Trouble(0, UNTRUSTED, String.valueOf(e));
    } else if (has(e, Trouble::isAboutTheNetwork)) {
      return new Trouble(0, UNREACHABLE, String.valueOf(e));
    } else if (e instanceof ApiException call) {
      return new Trouble(status(call), "", text(e.getMessage()));
    } else if (isAboutCredentials(e)) {
      return new Trouble(HTTP_UNAUTHORIZED, "authError", text(e.getMessage()));
    }
    return new Trouble(0, DROPPED, String.valueOf(e));
  }

  /** The trouble of a job that ended badly; such an error has no status of its own. */
  static Trouble of(ErrorProto error) {
    String reason = text(error.getReason());
    int status =
        switch (reason) {
          case "accessDenied", "quotaExceeded", "billingNotEnabled" -> HTTP_FORBIDDEN;
          case "notFound" -> HTTP_NOT_FOUND;
          default -> HTTP_BAD_REQUEST;
        };
    return new Trouble(status, reason, text(error.getMessage()));
  }

  private static int status(ApiException e) {
    return switch (e.getStatusCode().getCode()) {
      case UNAUTHENTICATED -> HTTP_UNAUTHORIZED;
      case PERMISSION_DENIED -> HTTP_FORBIDDEN;
      case NOT_FOUND -> HTTP_NOT_FOUND;
      case RESOURCE_EXHAUSTED -> TOO_MANY_REQUESTS;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> HTTP_BAD_REQUEST;
      case UNAVAILABLE, INTERNAL, DEADLINE_EXCEEDED, ABORTED -> HTTP_INTERNAL_ERROR;
      default -> 0;
    };
  }

  /** How long the server asked to be left alone, in milliseconds; 0 when it did not. */
  static long askedMillis(Exception e) {
    String seconds =
        e instanceof HttpResponseException http && http.getHeaders() != null
            ? text(http.getHeaders().getRetryAfter())
            : "";
    return seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) * 1000 : 0;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Whether an exception or one of its causes is like this; tokens are fetched by requests too. */
  private static boolean has(Throwable thrown, Predicate<Throwable> like) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (like.test(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAboutTrust(Throwable thrown) {
    return thrown instanceof CertificateException || thrown instanceof SSLPeerUnverifiedException;
  }

  private static boolean isAboutTheNetwork(Throwable thrown) {
    return thrown instanceof ConnectException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof UnknownHostException
        || thrown instanceof SSLException;
  }

  /** No token can be had, and no later attempt will get one: nothing was asked of BigQuery yet. */
  private static boolean isAboutCredentials(Exception e) {
    if (e instanceof Retryable retryable && retryable.isRetryable()) {
      return false;
    }
    String all = text(e.getMessage());
    return e.getClass().getName().contains("google.auth")
        || all.contains("access token")
        || all.contains("invalid_grant")
        || all.contains("refresh token");
  }

  /** Whether the same request may well succeed a little later. */
  boolean isPassing() {
    return reason.equals(DROPPED)
        || reason.equals(UNREACHABLE)
        || PASSING.contains(reason)
        || status == HTTP_CLIENT_TIMEOUT
        || (status == TOO_MANY_REQUESTS && !reason.equals("quotaExceeded"))
        || status >= HTTP_INTERNAL_ERROR;
  }

  /**
   * Whether no connection could be made. That passes where there has been one before; where there
   * has not, it is more likely a wrong address.
   */
  boolean isUnreachable() {
    return reason.equals(UNREACHABLE);
  }

  boolean isNotFound() {
    return status == HTTP_NOT_FOUND;
  }

  /** Whether the thing to be made exists, or the job id has been used. */
  boolean isConflict() {
    return status == HTTP_CONFLICT;
  }

  /** Whether a transaction gave way to another one on the same tables. */
  boolean isAbortedTransaction() {
    return said.contains("Transaction is aborted") || said.contains("concurrent update");
  }

  /** The exception for people. */
  WarehouseException explained(BigQueryProject project, String doing, @Nullable Throwable cause) {
    Cause kind = kind();
    String message = doing + " failed: " + words(project) + remedy(project, kind);
    return cause == null
        ? new WarehouseException(kind, message)
        : new WarehouseException(kind, message, cause);
  }

  private Cause kind() {
    if (reason.equals("quotaExceeded")
        || reason.equals("bytesBilledLimitExceeded")
        || status == TOO_MANY_REQUESTS
        || reason.equals("rateLimitExceeded")) {
      return Cause.QUOTA;
    } else if (status == HTTP_UNAUTHORIZED || status == HTTP_FORBIDDEN) {
      return Cause.DENIED;
    } else if (status == HTTP_NOT_FOUND
        || status == 0
        || status >= HTTP_INTERNAL_ERROR
        || isPassing()) {
      return Cause.UNAVAILABLE;
    } else if (status == HTTP_BAD_REQUEST) {
      return Cause.REFUSED;
    }
    return Cause.OTHER;
  }

  private String words(BigQueryProject project) {
    if (status == HTTP_UNAUTHORIZED) {
      return "BigQuery does not accept the credential for project %s (%s)"
          .formatted(project.id(), said);
    }
    return said.isEmpty() ? "BigQuery answered with status " + status : said;
  }

  private String remedy(BigQueryProject project, Cause kind) {
    String remedy =
        switch (kind) {
          case QUOTA -> quotaRemedy();
          case DENIED -> deniedRemedy(project);
          case UNAVAILABLE -> unavailableRemedy(project);
          default -> "";
        };
    String end = words(project).endsWith(".") ? " " : ". ";
    return remedy.isEmpty() ? "" : end + remedy;
  }

  private String quotaRemedy() {
    return reason.equals("bytesBilledLimitExceeded")
        ? "Narrow the range of dates, or raise the setting maximumBytesBilled."
        : "Wait until the quota is renewed or have it raised (IAM & Admin, Quotas), then give the"
            + " same command again: it goes on where it stopped.";
  }

  private String deniedRemedy(BigQueryProject project) {
    if (status == HTTP_UNAUTHORIZED) {
      return "Log in again (gcloud auth application-default login), or let"
          + " GOOGLE_APPLICATION_CREDENTIALS name the key of a service account.";
    } else if (reason.equals("accessNotConfigured")) {
      return "Enable the API: gcloud services enable bigquery.googleapis.com"
          + " bigquerystorage.googleapis.com --project "
          + project.id();
    } else if (reason.equals("billingNotEnabled")) {
      return "Link project %s to a billing account.".formatted(project.id());
    }
    return "The account needs roles/bigquery.jobUser and roles/bigquery.readSessionUser on project %s and, to write, roles/bigquery.dataEditor on its datasets."
        .formatted(project.id());
  }

  private String unavailableRemedy(BigQueryProject project) {
    if (isNotFound()) {
      return "'import' and 'simulate' make the datasets and tables; check the project (%s) and the location (%s) if they should be there."
          .formatted(project.id(), Objects.requireNonNullElse(project.location(), "none known"));
    } else if (reason.equals(UNTRUSTED)) {
      return project.endpoint() == null
          ? "Look for a proxy in between; its certificate must be in the trust store that"
              + " -Djavax.net.ssl.trustStore names in FASTBREAK_JAVA_OPTIONS."
          : "The emulator has a certificate of its own: 'scripts/bigquery-emulator options jvm'"
              + " prints what FASTBREAK_JAVA_OPTIONS must hold.";
    } else if (isUnreachable()) {
      return project.endpoint() == null
          ? "Check the network."
          : "Check the network and the endpoint %s (is the emulator running?)."
              .formatted(project.endpoint());
    }
    return "Give the same command again later: it goes on where it stopped.";
  }
}
