package dev.fastbreak.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rows and seconds per processor, as a program that computes them tells of itself. On disk it has
 * the shape of the summary that {@code backfill --json} writes.
 */
final class Parts {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What one processor did. */
  record Part(long rows, double seconds) {
    Part plus(Part other) {
      return new Part(rows + other.rows, seconds + other.seconds);
    }
  }

  private final Map<Processor, Part> byProcessor = new EnumMap<>(Processor.class);
  private final long begin = System.nanoTime();
  private double seconds;

  /** Adds rows that were made since a {@link System#nanoTime()}. */
  void add(Processor processor, long rows, long since) {
    byProcessor.merge(processor, new Part(rows, (System.nanoTime() - since) / 1e9), Part::plus);
  }

  Map<Processor, Part> byProcessor() {
    return byProcessor;
  }

  /** What the program took by its own clock, from its first statement on. */
  double seconds() {
    return seconds;
  }

  long rows() {
    return byProcessor.values().stream().mapToLong(Part::rows).sum();
  }

  /** Ends the measurement and writes it. */
  void write(Path file) throws IOException {
    seconds = (System.nanoTime() - begin) / 1e9;
    ObjectNode root = JSON.createObjectNode();
    root.put("seconds", seconds);
    ArrayNode processors = root.putArray("processors");
    byProcessor.forEach(
        (processor, part) ->
            processors
                .addObject()
                .put("processor", processor.name())
                .put("rows_written", part.rows())
                .put("seconds", part.seconds()));
    JSON.writeValue(file.toFile(), root);
  }

  /**
   * Reads what {@link #write} or {@code --json} wrote. Of a program that computes all processors in
   * one go there are rows and no seconds by processor.
   */
  static Parts read(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    Parts parts = new Parts();
    parts.seconds = root.path("seconds").asDouble();
    for (JsonNode node : root.path("processors")) {
      parts.byProcessor.put(
          Processor.valueOf(node.path("processor").asText()),
          new Part(node.path("rows_written").asLong(), node.path("seconds").asDouble()));
    }
    return parts;
  }
}
