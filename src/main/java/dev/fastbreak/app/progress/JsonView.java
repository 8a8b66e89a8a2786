package dev.fastbreak.app.progress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Terminal;
import java.time.Duration;
import java.util.Locale;

/** An object a line for each event, for programs that watch; {@code progress} every two seconds. */
final class JsonView implements View {

  private final Terminal terminal;

  JsonView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public long tickMillis() {
    return 2000;
  }

  @Override
  public void show(Event event) {
    ObjectNode node = JsonText.object();
    node.put("event", event.kind().name().toLowerCase(Locale.ROOT));
    switch (event.kind()) {
      case STARTED -> node.put("text", event.span());
      case MESSAGE -> node.put("text", event.text());
      default -> {}
    }
    node.setAll(json(event.now()));
    terminal.exactly(JsonText.compact(node));
  }

  /** A moment of a run, as programs read it. */
  static ObjectNode json(Snapshot now) {
    ObjectNode node = JsonText.object();
    node.put("at", now.at().toString());
    node.put("run_id", now.runId());
    node.put("started_at", now.startedAt().toString());
    node.put("phase", now.phase().name().toLowerCase(Locale.ROOT));
    Duration remaining = now.remaining();
    node.put("eta_seconds", remaining == null ? null : Long.valueOf(remaining.toSeconds()));
    node.put("last_failure", now.lastFailure());
    ArrayNode processors = node.putArray("processors");
    for (ProcessorProgress one : now.processors()) {
      ObjectNode processor = processors.addObject();
      processor.put("processor", one.processor().name());
      processor.put("dates", one.dates());
      processor.put("dates_done", one.done());
      ObjectNode reasons = processor.putObject("dates_without_need");
      one.withoutNeed().forEach(reasons::put);
      processor.put("entities_computed", one.entities());
      processor.put("entities_expected", one.expectedEntities());
      processor.put("share", Math.floor(1000 * one.share()) / 1000);
      processor.put("rows", one.rows());
      processor.put("failures_expected", one.failures());
      processor.put("failures_unexpected", one.unexpected());
    }
    return node;
  }
}
