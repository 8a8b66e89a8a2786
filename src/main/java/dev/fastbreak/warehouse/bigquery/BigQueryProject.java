package dev.fastbreak.warehouse.bigquery;

import com.google.api.services.bigquery.model.TableReference;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.StagingTable;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a warehouse in BigQuery is and how it is spoken to.
 *
 * @param uri how the user names it
 * @param id the project that holds the data
 * @param billing the project whose jobs they are, and which pays for them
 * @param prefix what the names of the datasets begin with; may be empty
 * @param location where the datasets are and jobs run: {@code US}, {@code europe-west1} ...; null
 *     when neither the user nor a dataset has said so
 * @param account the service account as which everything is done; null for one's own
 * @param endpoint another address of the API, without a slash at its end, or null. One's own
 *     credentials are not sent where it is plain HTTP: that can only be an emulator
 * @param labels labels that every job gets beside Fastbreak's own
 * @param loadLocation a place in Cloud Storage; when given, rows are staged by load jobs from there
 *     instead of the Storage Write API
 * @param maximumBytesBilled a query that would be billed for more fails; null for no limit
 * @param patience how long one tries and waits
 */
record BigQueryProject(
    String uri,
    String id,
    String billing,
    String prefix,
    @Nullable String location,
    @Nullable String account,
    @Nullable String endpoint,
    TreeMap<String, String> labels,
    @Nullable String loadLocation,
    @Nullable Long maximumBytesBilled,
    Patience patience)
    implements Serializable {

  /** Whether the other side is an emulator, which must not see one's credentials. */
  boolean isEmulator() {
    return endpoint != null && endpoint.startsWith("http:");
  }

  BigQueryProject withPatience(Patience other) {
    return with(location, other);
  }

  BigQueryProject withLocation(String found) {
    return with(found, patience);
  }

  private BigQueryProject with(@Nullable String place, Patience other) {
    return new BigQueryProject(
        uri,
        id,
        billing,
        prefix,
        place,
        account,
        endpoint,
        labels,
        loadLocation,
        maximumBytesBilled,
        other);
  }

  /** The labels of every job, by which a bill can be taken apart. */
  Map<String, String> jobLabels() {
    Map<String, String> all = new TreeMap<>(labels);
    all.put("application", "fastbreak");
    return all;
  }

  /** The labels of a job that does something for a processor's run. */
  Map<String, String> jobLabels(String processor, String runId) {
    Map<String, String> all = jobLabels();
    all.put("processor", labelValue(processor));
    all.put("run_id", labelValue(runId));
    return all;
  }

  /** A text as BigQuery allows it in a label: lower case, digits, dashes, at most 63. */
  private static String labelValue(String text) {
    String allowed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return allowed.substring(0, Math.min(63, allowed.length()));
  }

  /** What a dataset is called here. */
  String dataset(String name) {
    return prefix + name;
  }

  /** What a table is called here: {@code dataset.table}. */
  String name(TableSpec<?> table) {
    return dataset(table.dataset()) + "." + table.name();
  }

  TableReference reference(String dataset, String table) {
    return new TableReference().setProjectId(id).setDatasetId(dataset(dataset)).setTableId(table);
  }

  TableReference reference(TableSpec<?> table) {
    return reference(table.dataset(), table.name());
  }

  TableReference reference(StagingTable<?> staging) {
    return reference(StagingTable.DATASET, staging.name());
  }

  /** Sets what Beam's BigQuery connectors need, as far as the user has not set it. */
  void configure(PipelineOptions options) {
    BigQueryOptions bigQuery = options.as(BigQueryOptions.class);
    if (bigQuery.getBigQueryProject() == null) {
      bigQuery.setBigQueryProject(billing);
    }
    if (bigQuery.getProject() == null) {
      bigQuery.setProject(billing);
    }
    if (account != null && bigQuery.getImpersonateServiceAccount() == null) {
      bigQuery.setImpersonateServiceAccount(account);
    }
    if (endpoint != null && bigQuery.getBigQueryEndpoint() == null) {
      bigQuery.setBigQueryEndpoint(endpoint);
    }
    if (isEmulator()) {
      GcsOptions storage = options.as(GcsOptions.class);
      if (loadLocation != null && storage.getGcsEndpoint() == null) {
        // The emulator's address plays the bucket as well.
        storage.setGcsEndpoint(endpoint + "/");
      }
      bigQuery.setCredentialFactoryClass(EmulatorCredentials.class);
    }
    if (bigQuery.getJobLabelsMap() == null) {
      bigQuery.setJobLabelsMap(jobLabels());
    }
  }

  /** Beam's options for connections outside of pipelines. */
  BigQueryOptions options() {
    PipelineOptions options = PipelineOptionsFactory.create();
    configure(options);
    return options.as(BigQueryOptions.class);
  }
}
