package dev.fastbreak.app.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A small file beside a warehouse that tells of the run in progress, for whoever asks while that
 * run holds the warehouse. It is there as long as the run; one whose process is gone is none.
 */
public final class RunFile implements View {

  /** A run in progress: its process, its command, and how far it was a moment ago. */
  public record Running(long pid, String command, Snapshot snapshot) {}

  private final Path path;
  private final String command;

  private RunFile(Path path, String command) {
    this.path = path;
    this.command = command;
  }

  /** The file of a run that writes a warehouse file. */
  static RunFile of(Path warehouse, String command) {
    return new RunFile(path(warehouse), command);
  }

  private static Path path(Path warehouse) {
    return warehouse.resolveSibling(warehouse.getFileName() + ".run");
  }

  /** The run that is in progress on a warehouse file. */
  public static Optional<Running> read(Path warehouse) {
    try {
      JsonNode node = new ObjectMapper().readTree(Files.readString(path(warehouse)));
      Running run =
          new Running(node.path("pid").asLong(), node.path("command").asText(), snapshot(node));
      return ProcessHandle.of(run.pid()).filter(process -> isOf(run, process)).map(process -> run);
    } catch (IOException | RuntimeException e) {
      // No run, or one that another version of the program tells of in its own way.
      return Optional.empty();
    }
  }

  /** Whether a process runs it; systems give the number of one that is gone to a later one. */
  private static boolean isOf(Running run, ProcessHandle process) {
    return process.isAlive()
        && process
            .info()
            .startInstant()
            .map(began -> !began.isAfter(run.snapshot().startedAt()))
            .orElse(true);
  }

  private static Snapshot snapshot(JsonNode node) {
    List<ProcessorProgress> processors = new ArrayList<>();
    for (JsonNode one : node.path("processors")) {
      Map<String, Integer> withoutNeed = new HashMap<>();
      one.path("dates_without_need")
          .fields()
          .forEachRemaining(reason -> withoutNeed.put(reason.getKey(), reason.getValue().asInt()));
      processors.add(
          new ProcessorProgress(
              Processor.valueOf(one.path("processor").asText()),
              one.path("dates").asInt(),
              one.path("dates_done").asInt(),
              withoutNeed,
              one.path("entities_computed").asLong(),
              one.path("entities_expected").asLong(),
              one.path("rows").asLong(),
              one.path("failures_expected").asLong(),
              one.path("failures_unexpected").asLong(),
              one.path("share").asDouble()));
    }
    JsonNode eta = node.path("eta_seconds");
    JsonNode failure = node.path("last_failure");
    return new Snapshot(
        Instant.parse(node.path("at").asText()),
        node.path("run_id").asText(),
        Instant.parse(node.path("started_at").asText()),
        Snapshot.Phase.valueOf(node.path("phase").asText().toUpperCase(Locale.ROOT)),
        eta.isNull() ? null : Duration.ofSeconds(eta.asLong()),
        processors,
        failure.isNull() ? null : failure.asText());
  }

  @Override
  public long tickMillis() {
    return 1000;
  }

  /** Keeps the file up to date. */
  @Override
  public void show(Event event) {
    switch (event.kind()) {
      case PLANNED, PROGRESS -> write(event.now());
      case ENDED -> delete();
      case STARTED, PUBLISHED, MESSAGE -> {}
    }
  }

  /** Writes how far the run is; readers see the old text or the new one. */
  void write(Snapshot now) {
    ObjectNode node = JsonText.object();
    node.put("pid", ProcessHandle.current().pid());
    node.put("command", command);
    node.setAll(JsonView.json(now));
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.writeString(draft, JsonText.compact(node));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Whoever asks hears less; the run itself needs no such file.
      delete();
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The next run writes over it, and nobody believes it once this process is gone.
    }
  }
}
