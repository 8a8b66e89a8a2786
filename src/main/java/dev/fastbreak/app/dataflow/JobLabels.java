package dev.fastbreak.app.dataflow;

import dev.fastbreak.core.plan.Chunk;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The labels of Dataflow jobs, by which jobs are found and a bill is taken apart. */
final class JobLabels {

  private JobLabels() {}

  /** The user's labels and ours; ours win. */
  static Map<String, String> of(Chunk chunk, Map<String, String> given) {
    Map<String, String> labels = new TreeMap<>(given);
    labels.put("application", "fastbreak");
    labels.put(
        "processors",
        chunk.processors().stream()
            .map(processor -> processor.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("-")));
    labels.put("run_id", chunk.runId());
    labels.put("first_date", chunk.firstDate().toString());
    labels.put("last_date", chunk.lastDate().toString());
    return labels;
  }
}
