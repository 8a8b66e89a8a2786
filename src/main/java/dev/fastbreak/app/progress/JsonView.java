package dev.fastbreak.app.progress;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fastbreak.app.output.JsonText;
import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
  public void planned(Snapshot now, Plan plan) {
    tell("planned", now, null);
  }

  @Override
  public void started(Snapshot now, Chunk chunk) {
    tell("started", now, "%s to %s".formatted(chunk.firstDate(), chunk.lastDate()));
  }

  @Override
  public void published(Snapshot now, List<PrecomputeRun> lines) {
    tell("published", now, null);
  }

  @Override
  public void message(Snapshot now, String sentence) {
    tell("message", now, sentence);
  }

  @Override
  public void tick(Snapshot now) {
    tell("progress", now, null);
  }

  @Override
  public void ended(Snapshot now) {
    tell("ended", now, null);
  }

  private void tell(String event, Snapshot now, @Nullable String text) {
    ObjectNode node = JsonText.object();
    node.put("event", event);
    if (text != null) {
      node.put("text", text);
    }
    node.setAll(json(now));
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
