package dev.fastbreak.app.report;

import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the report says first.
 *
 * @param level how well it stands
 * @param headline one sentence
 * @param findings sentences about what needs a look; empty when nothing does
 */
public record Verdict(Level level, String headline, List<String> findings) {

  private static final int MOST_RANGES = 4;

  /** How well it stands. */
  public enum Level {
    /** Everything is done, and only expected failures. */
    GOOD("ALL DONE"),
    /** Dates are to do, or failures are unexpected. */
    LOOK("TO LOOK AT"),
    /** Dates failed or are blocked. */
    BAD("FAILED");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** The words people see. */
    public String label() {
      return label;
    }
  }

  static Verdict of(Report report) {
    List<DateLine> dates =
        report.dates().stream().filter(line -> line.state() != DateLine.State.WAITING).toList();
    Map<DateLine.State, Long> states =
        dates.stream().collect(Collectors.groupingBy(DateLine::state, Collectors.counting()));
    long done = dates.stream().filter(line -> line.state().isDone()).count();
    long rows = dates.stream().mapToLong(DateLine::rows).sum();
    long unexpected =
        report.failures().stream()
            .filter(failure -> !FailureCategory.isExpected(failure.failureCategory()))
            .count();
    long broken =
        states.getOrDefault(DateLine.State.FAILED, 0L)
            + states.getOrDefault(DateLine.State.BLOCKED, 0L);
    Level level =
        broken > 0 ? Level.BAD : done < dates.size() || unexpected > 0 ? Level.LOOK : Level.GOOD;
    String headline =
        "%s of %s done: %s, %s, %s."
            .formatted(
                Wording.count(done),
                Wording.count(dates.size(), "date") + " of the five processors",
                Wording.count(rows, "row"),
                Wording.count(report.failures().size() - unexpected, "expected failure"),
                unexpected == 0 ? "none unexpected" : Wording.count(unexpected) + " unexpected");
    return new Verdict(level, headline, findings(report));
  }

  private static List<String> findings(Report report) {
    List<String> findings = new ArrayList<>();
    for (Processor processor : Processor.values()) {
      Map<DateLine.State, TreeSet<LocalDate>> open = new LinkedHashMap<>();
      TreeSet<LocalDate> all = new TreeSet<>();
      for (DateLine line : report.dates(processor)) {
        all.add(line.date());
        if (!line.state().isDone()) {
          open.computeIfAbsent(line.state(), state -> new TreeSet<>()).add(line.date());
        }
      }
      open.forEach(
          (state, dates) ->
              findings.add(
                  "%s: %s %s: %s."
                      .formatted(
                          processor,
                          Wording.count(dates.size(), "date"),
                          words(state),
                          Wording.ranges(dates, all, MOST_RANGES))));
      long unexpected = report.failures(processor, false);
      if (unexpected > 0) {
        findings.add(
            "%s: %s.".formatted(processor, Wording.count(unexpected, "unexpected failure")));
      }
    }
    report
        .weeks()
        .forEach(
            week ->
                week.redFlags()
                    .forEach(
                        flag -> findings.add("Players without a shot zone row, " + flag + ".")));
    return findings;
  }

  private static String words(DateLine.State state) {
    return switch (state) {
      case COMPLETE_WITH_FAILURES -> "with unexpected failures";
      case FAILED -> "failed";
      case BLOCKED -> "blocked";
      case DUE_AGAIN -> "done, but due again";
      case MISSING -> "not computed yet";
      case COMPLETE, SKIPPED_BOOTSTRAP, NO_GAMES, WAITING -> "done";
    };
  }
}
