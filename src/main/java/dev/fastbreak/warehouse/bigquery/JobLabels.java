package dev.fastbreak.warehouse.bigquery;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The labels of jobs, by which a bill can be taken apart. */
final class JobLabels {

  private static final int LONGEST = 63;

  private JobLabels() {}

  /** The labels that every job has. */
  static Map<String, String> of(BigQueryProject project) {
    Map<String, String> labels = new TreeMap<>(project.labels());
    labels.put("application", "fastbreak");
    return labels;
  }

  /** The labels of a job that does something for a processor's run. */
  static Map<String, String> of(BigQueryProject project, String processor, String runId) {
    Map<String, String> labels = of(project);
    labels.put("processor", value(processor));
    labels.put("run_id", value(runId));
    return labels;
  }

  /** A text as BigQuery allows it in a label: lower case, digits, dashes, at most 63. */
  private static String value(String text) {
    String allowed = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return allowed.length() <= LONGEST ? allowed : allowed.substring(0, LONGEST);
  }
}
