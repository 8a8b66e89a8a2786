package dev.fastbreak.warehouse.bigquery;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.services.bigquery.model.ErrorProto;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
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

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  static Trouble of(IOException e) {
    if (e instanceof GoogleJsonResponseException json && json.getDetails() != null) {
      GoogleJsonError details = json.getDetails();
      String reason =
          details.getErrors() == null || details.getErrors().isEmpty()
              ? ""
              : text(details.getErrors().get(0).getReason());
      return new Trouble(json.getStatusCode(), reason, text(details.getMessage()));
    } else if (e instanceof HttpResponseException http) {
      return new Trouble(http.getStatusCode(), "", text(http.getStatusMessage()));
    } else if (isAboutCredentials(e)) {
      return new Trouble(UNAUTHENTICATED, "authError", text(e.getMessage()));
    }
    return new Trouble(0, unreachable(e) ? "unreachable" : "dropped", String.valueOf(e));
  }

  /** The trouble of a job that ended badly; such an error has no status of its own. */
  static Trouble of(ErrorProto error) {
    String reason = text(error.getReason());
    int status =
        switch (reason) {
          case "accessDenied", "quotaExceeded", "billingNotEnabled" -> FORBIDDEN;
          case "notFound" -> NOT_FOUND;
          default -> BAD_REQUEST;
        };
    return new Trouble(status, reason, text(error.getMessage()));
  }

  /** The trouble of a call to one of the Storage APIs. */
  static Trouble of(ApiException e) {
    int status =
        switch (e.getStatusCode().getCode()) {
          case UNAUTHENTICATED -> UNAUTHENTICATED;
          case PERMISSION_DENIED -> FORBIDDEN;
          case NOT_FOUND -> NOT_FOUND;
          case RESOURCE_EXHAUSTED -> TOO_MANY_REQUESTS;
          case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> BAD_REQUEST;
          case UNAVAILABLE, INTERNAL, DEADLINE_EXCEEDED, ABORTED -> SERVER_ERROR;
          default -> 0;
        };
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io && unreachable(io)) {
        return new Trouble(0, "unreachable", String.valueOf(io));
      }
    }
    return new Trouble(status, "", text(e.getMessage()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** No token can be had: nothing was asked of BigQuery yet. */
  private static boolean isAboutCredentials(IOException e) {
    String all = text(e.getMessage());
    return e.getClass().getName().contains("google.auth")
        || all.contains("access token")
        || all.contains("invalid_grant")
        || all.contains("refresh token");
  }

  private static boolean unreachable(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof SSLException;
  }

  /** Whether the same request may well succeed a little later. */
  boolean isPassing() {
    return reason.equals("dropped")
        || PASSING.contains(reason)
        || status == REQUEST_TIMEOUT
        || (status == TOO_MANY_REQUESTS && !reason.equals("quotaExceeded"))
        || status >= SERVER_ERROR;
  }

  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  /** Whether the thing to be made exists, or the job id has been used. */
  boolean isConflict() {
    return status == CONFLICT;
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
    } else if (status == UNAUTHENTICATED || status == FORBIDDEN) {
      return Cause.DENIED;
    } else if (status == NOT_FOUND || status == 0 || status >= SERVER_ERROR || isPassing()) {
      return Cause.UNAVAILABLE;
    } else if (status == BAD_REQUEST) {
      return Cause.REFUSED;
    }
    return Cause.OTHER;
  }

  private String words(BigQueryProject project) {
    if (status == UNAUTHENTICATED) {
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
        : "Wait until the quota is renewed or have it raised (IAM & Admin, Quotas), then give the same command again: it goes on where it stopped.";
  }

  private String deniedRemedy(BigQueryProject project) {
    if (status == UNAUTHENTICATED) {
      return "Log in again (gcloud auth application-default login), or let GOOGLE_APPLICATION_CREDENTIALS name the key of a service account.";
    } else if (reason.equals("accessNotConfigured")) {
      return "Enable the API: gcloud services enable bigquery.googleapis.com bigquerystorage.googleapis.com --project "
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
          .formatted(project.id(), project.location());
    } else if (reason.equals("unreachable")) {
      return "Check the network%s."
          .formatted(
              project.endpoint() == null
                  ? ""
                  : " and the endpoint "
                      + project.endpoint()
                      + (said.contains("SSL")
                          ? " (an emulator's certificate: scripts/bigquery-emulator options jvm)"
                          : " (is the emulator running?)"));
    }
    return "Give the same command again later: it goes on where it stopped.";
  }
}
