package dev.fastbreak.app.progress;

import dev.fastbreak.app.output.Terminal;
import dev.fastbreak.app.output.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line for each event, with time and run, for logs: the plan first, then no more than a line
 * every ten seconds. What is published in between is told together.
 */
final class LinesView implements View {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final TreeSet<LocalDate> untold = new TreeSet<>();
  private @Nullable Instant lastLine;

  LinesView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public long tickMillis() {
    return 1000;
  }

  @Override
  public void show(Event event) {
    Snapshot now = event.now();
    switch (event.kind()) {
      case PLANNED -> tellPlan(event);
      case STARTED -> {
        if (mayTell(now)) {
          line(now, "computing " + event.span() + left(now));
        }
      }
      case PUBLISHED -> {
        untold.addAll(event.days());
        if (mayTell(now)) {
          tellPublished(now);
        }
      }
      case MESSAGE -> line(now, event.text());
      case PROGRESS -> tick(now);
      case ENDED -> {
        if (!untold.isEmpty()) {
          tellPublished(now);
        }
      }
    }
  }

  private void tellPlan(Event event) {
    Snapshot now = event.now();
    int due = now.dates() - now.done();
    String needless = withoutNeed(now);
    line(
        now,
        "plan: %s, %s of processors, %d to do%s%s"
            .formatted(
                event.span(),
                Wording.count(now.dates(), "date"),
                due,
                needless.isEmpty() ? "" : ", " + needless,
                left(now)));
  }

  private static String withoutNeed(Snapshot now) {
    Map<String, Integer> reasons = new TreeMap<>();
    now.processors()
        .forEach(p -> p.withoutNeed().forEach((r, n) -> reasons.merge(r, n, Integer::sum)));
    return reasons.entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }

  private void tick(Snapshot now) {
    if (now.processors().isEmpty() || now.phase() == Snapshot.Phase.ENDED || !mayTell(now)) {
      return;
    }
    if (!untold.isEmpty()) {
      tellPublished(now);
    } else if (now.phase() == Snapshot.Phase.PUBLISHING) {
      line(now, "publishing" + left(now));
    } else {
      line(
          now,
          "computing: %s%s"
              .formatted(
                  now.processors().stream()
                      .map(p -> "%s %.0f%%".formatted(p.processor(), Math.floor(100 * p.share())))
                      .collect(Collectors.joining(", ")),
                  left(now)));
    }
  }

  private void tellPublished(Snapshot now) {
    line(
        now,
        "published %s: %d of %d dates done, %s%s%s"
            .formatted(
                Wording.range(untold.first(), untold.last()),
                now.done(),
                now.dates(),
                Wording.count(now.rows(), "row"),
                now.unexpected() == 0
                    ? ""
                    : ", " + Wording.count(now.unexpected()) + " UNEXPECTED failures",
                now.done() == now.dates() ? "; took " + Clockface.of(now.elapsed()) : left(now)));
    untold.clear();
  }

  private static String left(Snapshot now) {
    Duration remaining = now.remaining();
    return remaining == null || now.done() == now.dates()
        ? ""
        : "; about %s left".formatted(Clockface.of(remaining));
  }

  private boolean mayTell(Snapshot now) {
    return lastLine == null || !now.at().isBefore(lastLine.plus(BETWEEN_LINES));
  }

  private void line(Snapshot now, String text) {
    terminal.exactly(
        "%s %s %s".formatted(now.at().truncatedTo(ChronoUnit.SECONDS), now.runId(), text));
    lastLine = now.at();
  }
}
