package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.OutputDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the results of one processor by date, as they come. */
final class TallySheet {

  private static final class Line {
    private long population;
    private long rows;
    private long expected;
    private long unexpected;
    private long dateLevel;
    private final SetDigest output = new SetDigest();

    private DateTally tally() {
      return new DateTally(population, rows, expected, unexpected, dateLevel, output);
    }
  }

  private final Processor processor;
  private final OutputDigest digest;
  private final Map<LocalDate, Line> lines = new HashMap<>();

  TallySheet(Processor processor, List<LocalDate> dates) {
    this.processor = processor;
    this.digest = new OutputDigest(processor.table());
    dates.forEach(date -> lines.put(date, new Line()));
  }

  /**
   * Counts a row.
   *
   * @param values in the order of the table's columns, stamps included
   */
  void row(LocalDate date, @Nullable Object[] values) {
    Line line = line(date);
    line.population++;
    line.rows++;
    digest.add(line.output, values);
  }

  void failure(Failure failure) {
    Line line = line(failure.date());
    boolean expected = failure.category().expected();
    if (failure.countsForEntity()) {
      line.population++;
      line.expected += expected ? 1 : 0;
      line.unexpected += expected ? 0 : 1;
    } else {
      line.dateLevel += expected ? 0 : 1;
    }
  }

  private Line line(LocalDate date) {
    return lines.computeIfAbsent(date, d -> new Line());
  }

  /** The counts of the dates of which there is anything to count. */
  Map<ProcessorDate, DateTally> byDate() {
    Map<ProcessorDate, DateTally> tallies = new HashMap<>();
    lines.forEach(
        (date, line) -> {
          DateTally tally = line.tally();
          if (!tally.equals(DateTally.empty())) {
            tallies.put(new ProcessorDate(processor, date), tally);
          }
        });
    return tallies;
  }
}
