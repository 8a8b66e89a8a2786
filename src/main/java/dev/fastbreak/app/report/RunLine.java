package dev.fastbreak.app.report;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.PrecomputeRun;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the ledger says of one run, over the report's dates.
 *
 * @param processors names of the processors, in order of computation
 * @param dates how many lines it wrote: dates times processors
 */
public record RunLine(
    String runId,
    Instant startedAt,
    Instant finishedAt,
    List<String> processors,
    long dates,
    long rowsWritten,
    long rowsUnchanged,
    long rowsDeleted,
    long failuresExpected,
    long failuresUnexpected) {

  /** The runs that wrote these lines, the newest first. */
  public static List<RunLine> of(Collection<PrecomputeRun> ledger) {
    return ledger.stream().collect(Collectors.groupingBy(PrecomputeRun::runId)).values().stream()
        .map(RunLine::of)
        .sorted(Comparator.comparing(RunLine::startedAt).reversed())
        .toList();
  }

  private static RunLine of(List<PrecomputeRun> lines) {
    return new RunLine(
        lines.get(0).runId(),
        lines.stream().map(PrecomputeRun::startedAt).min(Comparator.naturalOrder()).orElseThrow(),
        lines.stream().map(PrecomputeRun::finishedAt).max(Comparator.naturalOrder()).orElseThrow(),
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
