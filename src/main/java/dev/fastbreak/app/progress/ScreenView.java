package dev.fastbreak.app.progress;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar per processor, drawn over itself four times a second: {@code #} for the dates that are
 * done, as its numbers say, and {@code =} for what is computed and not yet published. Between two
 * drawings the cursor stands on the first of its lines, so that whatever else is printed pushes it
 * down.
 */
final class ScreenView implements View {

  /** Clears from the cursor to the end of the line, and of the screen. */
  private static final String TO_LINE_END = "\u001b[K";

  private static final String TO_SCREEN_END = "\u001b[J";
  private static final int WIDEST_BAR = 40;

  private final Terminal terminal;
  private boolean ended;

  ScreenView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public long tickMillis() {
    return 250;
  }

  @Override
  public void show(Event event) {
    if (event.kind() == Event.Kind.ENDED) {
      end(event.now());
      return;
    }
    if (event.kind() == Event.Kind.MESSAGE) {
      terminal.message(event.text());
    }
    draw(event.now());
  }

  /** Leaves the bars as they are at the end. */
  private void end(Snapshot now) {
    if (!now.processors().isEmpty()) {
      draw(now);
      terminal.err().print("\u001b[" + lines(now).size() + "B\r\n");
    } else {
      terminal.err().print("\r" + TO_SCREEN_END);
    }
    terminal.err().flush();
    ended = true;
  }

  private void draw(Snapshot now) {
    if (ended) {
      return;
    }
    List<String> lines = lines(now);
    StringBuilder frame = new StringBuilder("\r");
    lines.forEach(line -> frame.append(line).append(TO_LINE_END).append('\n'));
    frame.append(TO_SCREEN_END).append("\u001b[").append(lines.size()).append('A');
    terminal.out().flush();
    terminal.err().print(frame);
    terminal.err().flush();
  }

  /** The lines of a drawing, none wider than the screen. */
  List<String> lines(Snapshot now) {
    List<String> lines = new ArrayList<>();
    for (ProcessorProgress processor : now.processors()) {
      lines.add(fitted(line(processor)));
    }
    lines.add(fitted(times(now)));
    return lines;
  }

  private String line(ProcessorProgress processor) {
    int digits = String.valueOf(processor.dates()).length();
    String text =
        (" %" + digits + "d/%d dates %11s rows %s")
            .formatted(
                processor.done(),
                processor.dates(),
                Wording.count(processor.rows()),
                failures(processor));
    int bar = Math.max(8, Math.min(WIDEST_BAR, terminal.helpColumns() - 7 - 54));
    int done = processor.dates() == 0 ? bar : bar * processor.done() / processor.dates();
    int begun = Math.max(done, (int) Math.floor(bar * processor.share()));
    return "%-4s [%s%s%s]%s"
        .formatted(
            processor.processor(),
            "#".repeat(done),
            "=".repeat(begun - done),
            ".".repeat(bar - begun),
            text);
  }

  private static String failures(ProcessorProgress processor) {
    return processor.unexpected() == 0
        ? "%7s without row".formatted(Wording.count(processor.failures()))
        : "%s UNEXPECTED".formatted(Wording.count(processor.unexpected()));
  }

  private static String times(Snapshot now) {
    String elapsed = Clockface.of(now.elapsed());
    Duration remaining = now.remaining();
    return switch (now.phase()) {
      case PLANNING -> "planning   " + elapsed;
      case COMPUTING, PUBLISHING ->
          "%s %s%s   (# published, = computed)"
              .formatted(
                  now.phase() == Snapshot.Phase.COMPUTING ? "computing " : "publishing",
                  elapsed,
                  remaining == null ? "" : "   about " + Clockface.of(remaining) + " left");
      case ENDED -> "took       " + elapsed;
    };
  }

  private String fitted(String line) {
    int most = terminal.helpColumns() - 1;
    return line.length() <= most ? line.stripTrailing() : line.substring(0, most);
  }
}
