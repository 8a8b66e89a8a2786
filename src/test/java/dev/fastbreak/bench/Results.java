package dev.fastbreak.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.bench.Parts.Part;
import dev.fastbreak.core.catalog.Processor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

  /**
   * The median of the ratios between two programs that were measured in turn, run by run: what
   * slows a moment slows both.
   */
  double ratio(String name, String other, ToDoubleFunction<Measurement> value) {
    List<Measurement> ours = byName.getOrDefault(name, List.of());
    List<Measurement> theirs = byName.getOrDefault(other, List.of());
    return median(
        name + " beside " + other,
        IntStream.range(0, Math.min(ours.size(), theirs.size()))
            .mapToDouble(
                run -> value.applyAsDouble(ours.get(run)) / value.applyAsDouble(theirs.get(run))));
  }

  long rows(String name) {
    return Math.round(median(name, measurement -> measurement.parts().rows()));
  }

  long rows(String name, Processor processor) {
    return Math.round(median(name, measurement -> part(measurement, processor).rows()));
  }

  /** Every run of everything, and the medians, as JSON. */
  void write(ArrayNode measured) {
    byName.forEach(
        (name, measurements) -> {
          ObjectNode node = measured.addObject();
          node.put("name", name);
          node.put("median_seconds", seconds(name));
          node.put("median_seconds_within", insideSeconds(name));
          node.put("median_cpu_seconds", cpuSeconds(name));
          node.put("median_peak_megabytes", peakMegabytes(name));
          ArrayNode all = node.putArray("runs");
          measurements.forEach(run -> write(run, all.addObject()));
        });
  }

  private static void write(Measurement run, ObjectNode node) {
    node.put("seconds", run.seconds());
    node.put("seconds_within", run.parts().seconds());
    node.put("cpu_seconds", run.cpuSeconds());
    node.put("peak_megabytes", run.peakMegabytes());
    ArrayNode processors = node.putArray("processors");
    run.parts()
        .byProcessor()
        .forEach(
            (processor, part) ->
                processors
                    .addObject()
                    .put("processor", processor.name())
                    .put("rows", part.rows())
                    .put("seconds", part.seconds()));
  }

  private static Part part(Measurement measurement, Processor processor) {
    return measurement.parts().byProcessor().getOrDefault(processor, new Part(0, 0));
  }

  private double median(String name, ToDoubleFunction<Measurement> value) {
    return median(name, byName.getOrDefault(name, List.of()).stream().mapToDouble(value));
  }

  private static double median(String name, DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("Nothing was measured as " + name);
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
