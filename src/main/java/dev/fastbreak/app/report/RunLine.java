package dev.fastbreak.app.report;

import static java.util.Comparator.naturalOrder;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Outcome;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of one run, over the report's dates.
 *
 * @param command what was typed to start it, without secrets; null in what older versions wrote
 * @param outcome the worst of its dates' outcomes
 * @param firstDate first date that it wrote a line for
 * @param lastDate last of them
 * @param processors names of the processors, in order of computation
 * @param dates how many lines it wrote: dates times processors
 */
public record RunLine(
    String runId,
    @Nullable String command,
    Instant startedAt,
    Instant finishedAt,
    Outcome outcome,
    LocalDate firstDate,
    LocalDate lastDate,
    List<String> processors,
    long dates,
    long rowsWritten,
    long rowsUnchanged,
    long rowsDeleted,
    long failuresExpected,
    long failuresUnexpected) {

  private static final List<Outcome> WORST_FIRST =
      List.of(
          Outcome.FAILED,
          Outcome.BLOCKED,
          Outcome.COMPLETE_WITH_FAILURES,
          Outcome.COMPLETE,
          Outcome.NO_GAMES,
          Outcome.SKIPPED_BOOTSTRAP);

  /** The runs that wrote these lines, the newest first. */
  public static List<RunLine> of(Collection<PrecomputeRun> ledger) {
    return ledger.stream().collect(Collectors.groupingBy(PrecomputeRun::runId)).values().stream()
        .map(RunLine::of)
        .sorted(Comparator.comparing(RunLine::startedAt).reversed())
        .toList();
  }

  /** Time from its start to its last publish. */
  public Duration took() {
    return Duration.between(startedAt, finishedAt);
  }

  /** How it ended, in a word or two. */
  public String ended() {
    return switch (outcome) {
      case FAILED -> "FAILED";
      case BLOCKED -> "BLOCKED";
      case COMPLETE_WITH_FAILURES -> "failures";
      case COMPLETE, NO_GAMES, SKIPPED_BOOTSTRAP -> "done";
    };
  }

  private static RunLine of(List<PrecomputeRun> lines) {
    return new RunLine(
        lines.get(0).runId(),
        lines.get(0).command(),
        lines.stream().map(PrecomputeRun::startedAt).min(naturalOrder()).orElseThrow(),
        lines.stream().map(PrecomputeRun::finishedAt).max(naturalOrder()).orElseThrow(),
        WORST_FIRST.stream()
            .filter(outcome -> lines.stream().anyMatch(line -> line.ended() == outcome))
            .findFirst()
            .orElseThrow(),
        lines.stream().map(PrecomputeRun::analysisDate).min(naturalOrder()).orElseThrow(),
        lines.stream().map(PrecomputeRun::analysisDate).max(naturalOrder()).orElseThrow(),
        lines.stream()
            .flatMap(line -> Processor.ofStoredName(line.processorName()).stream())
            .distinct()
            .sorted()
            .map(Processor::name)
            .toList(),
        lines.size(),
        sum(lines, PrecomputeRun::rowsWritten),
        sum(lines, PrecomputeRun::rowsUnchanged),
        sum(lines, PrecomputeRun::rowsDeleted),
        sum(lines, PrecomputeRun::failuresExpected),
        sum(lines, PrecomputeRun::failuresUnexpected));
  }

  private static long sum(List<PrecomputeRun> lines, ToLongFunction<PrecomputeRun> what) {
    return lines.stream().mapToLong(what).sum();
  }
}
