package dev.fastbreak.app.dataflow;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import dev.fastbreak.app.backfill.JobFailedException;
import dev.fastbreak.core.plan.Chunk;
import java.io.IOException;
import org.apache.beam.runners.dataflow.DataflowJobAlreadyExistsException;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.jspecify.annotations.Nullable;

/** Why a job could not be submitted, in a sentence that names the cause and the remedy. */
final class Refusal {

  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private Refusal() {}

  static JobFailedException of(
      RuntimeException thrown, DataflowPipelineOptions options, Chunk chunk) {
    return new JobFailedException(
        "%s could not be submitted to Dataflow: %s"
            .formatted(options.getJobName(), sentence(thrown, options, chunk)),
        thrown);
  }

  private static String sentence(
      RuntimeException thrown, DataflowPipelineOptions options, Chunk chunk) {
    if (thrown instanceof DataflowJobAlreadyExistsException) {
      return "a job of this name is running. Wait for it, or cancel it in the console.";
    }
    GoogleJsonResponseException answer = find(thrown, GoogleJsonResponseException.class);
    if (answer != null) {
      String said =
          answer.getDetails() == null
              ? answer.getStatusMessage()
              : answer.getDetails().getMessage();
      String remedy = remedy(answer.getStatusCode(), options);
      return said.replaceFirst("\\.$", "") + "." + (remedy.isEmpty() ? "" : " " + remedy);
    }
    if (find(thrown, IOException.class) != null) {
      return "%s. Check the network and the login (gcloud auth application-default login)."
          .formatted(root(thrown));
    }
    return "%s. Nothing of %s was started.".formatted(root(thrown), chunk);
  }

  private static String remedy(int status, DataflowPipelineOptions options) {
    return switch (status) {
      case UNAUTHENTICATED -> "Log in again: gcloud auth application-default login";
      case FORBIDDEN ->
          "The account needs roles/dataflow.developer and roles/iam.serviceAccountUser on project %s, and roles/storage.objectAdmin on %s; the Dataflow API must be enabled."
              .formatted(options.getProject(), options.getTempLocation());
      case NOT_FOUND ->
          "Check --project %s, --region %s and the bucket of --temp-location %s."
              .formatted(options.getProject(), options.getRegion(), options.getTempLocation());
      case TOO_MANY_REQUESTS ->
          "A quota of project %s is used up; wait, or have it raised (IAM & Admin, Quotas)."
              .formatted(options.getProject());
      default -> "";
    };
  }

  private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.strip().replaceFirst("\\.$", "");
  }
}
