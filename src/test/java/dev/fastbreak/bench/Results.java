package dev.fastbreak.bench;

import dev.fastbreak.bench.Parts.Part;
import dev.fastbreak.core.catalog.Processor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All runs of everything that was measured, in the order in which it was first measured. */
final class Results {

  private final Map<String, List<Measurement>> byName = new LinkedHashMap<>();

  void add(String name, Measurement measurement) {
    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(measurement);
  }

  Map<String, List<Measurement>> all() {
    return Collections.unmodifiableMap(byName);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  double seconds(String name) {
    return median(name, Measurement::seconds);
  }

  double cpuSeconds(String name) {
    return median(name, Measurement::cpuSeconds);
  }

  double peakMegabytes(String name) {
    return median(name, Measurement::peakMegabytes);
  }

  /** Seconds by the program's own clock. */
  double insideSeconds(String name) {
    return median(name, measurement -> measurement.parts().seconds());
  }

  double seconds(String name, Processor processor) {
    return median(name, measurement -> part(measurement, processor).seconds());
  }

  long rows(String name) {
    return Math.round(median(name, measurement -> measurement.parts().rows()));
  }

  long rows(String name, Processor processor) {
    return Math.round(median(name, measurement -> part(measurement, processor).rows()));
  }

  private static Part part(Measurement measurement, Processor processor) {
    return measurement.parts().byProcessor().getOrDefault(processor, new Part(0, 0));
  }

  private double median(String name, ToDoubleFunction<Measurement> value) {
    double[] sorted =
        byName.getOrDefault(name, List.of()).stream().mapToDouble(value).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("Nothing was measured as " + name);
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
