package dev.fastbreak.beam.phase;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.TeamRows;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.DateTally;
import dev.fastbreak.core.run.PrecomputeFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about some players, or about all teams, on its way through the processors: the rows
 * that were read, those that the processors behind it have made, and their failures and counts. Not
 * to be changed; what has been decoded once is kept, so that the processors of one worker share it.
 */
final class Bucket {

  /** The bucket that is always there, also when none of its players has a row. */
  static final int FIRST = 0;

  private final int number;
  private final Map<String, List<RowBatch<?>>> read;
  private final Map<Processor, List<@Nullable Object[]>> made;
  private final List<RowBatch<PrecomputeFailure>> failures;
  private final Map<ProcessorDate, DateTally> tallies;
  private @Nullable GroupedRows rows;
  private @Nullable TeamRows teamRows;

  /**
   * A bucket.
   *
   * @param read the rows that were read, by the name of their table
   * @param made what other processors read of the rows that a processor has made: values in the
   *     order of the columns of {@link Inputs#stored}
   * @param failures the entities that have no row on a date, and why
   * @param tallies what was counted so far
   */
  Bucket(
      int number,
      Map<String, List<RowBatch<?>>> read,
      Map<Processor, List<@Nullable Object[]>> made,
      List<RowBatch<PrecomputeFailure>> failures,
      Map<ProcessorDate, DateTally> tallies) {
    this.number = number;
    this.read = read;
    this.made = made;
    this.failures = failures;
    this.tallies = tallies;
  }

  /** A bucket of which nothing has been computed yet. */
  static Bucket asRead(int number, Map<String, List<RowBatch<?>>> read) {
    return new Bucket(number, read, Map.of(), List.of(), Map.of());
  }

  int number() {
    return number;
  }

  Map<String, List<RowBatch<?>>> read() {
    return read;
  }

  Map<Processor, List<@Nullable Object[]>> made() {
    return made;
  }

  List<RowBatch<PrecomputeFailure>> failures() {
    return failures;
  }

  Map<ProcessorDate, DateTally> tallies() {
    return tallies;
  }

  /**
   * The same behind a processor.
   *
   * @param values what others read of the rows that it has made; null when nobody reads them
   * @param failed the entities to which it gave no row, and why
   * @param counted what it has counted
   */
  Bucket behind(
      Processor maker,
      @Nullable List<@Nullable Object[]> values,
      List<RowBatch<PrecomputeFailure>> failed,
      Map<ProcessorDate, DateTally> counted,
      Chunk chunk) {
    List<RowBatch<PrecomputeFailure>> allFailed = new ArrayList<>(failures);
    allFailed.addAll(failed);
    Map<ProcessorDate, DateTally> sum = new HashMap<>(tallies);
    sum.putAll(counted);
    Map<Processor, List<@Nullable Object[]>> more = new EnumMap<>(Processor.class);
    more.putAll(made);
    if (values != null) {
      more.put(maker, values);
    }
    Bucket bucket = new Bucket(number, read, more, allFailed, sum);
    bucket.rows = values == null ? rows(chunk) : rows(chunk).and(Inputs.stored(maker), values);
    return bucket;
  }

  /**
   * All rows, grouped by the player or team that they are about. Of a processor that the chunk
   * computes on some dates, the stored rows of the other dates.
   */
  synchronized GroupedRows rows(Chunk chunk) {
    GroupedRows known = rows;
    if (known == null) {
      known = GroupedRows.none(chunk.season().opener());
      for (Input<?> input : Inputs.upstream()) {
        known = known.and(input, read.getOrDefault(input.table().name(), List.of()));
      }
      for (Processor processor : Inputs.readProcessors()) {
        Input<?> stored = Inputs.stored(processor);
        Set<LocalDate> computed = Set.copyOf(chunk.dates(processor));
        known =
            known.and(
                stored,
                read.getOrDefault(stored.table().name(), List.of()),
                date -> !computed.contains(date));
        known = known.and(stored, made.getOrDefault(processor, List.of()));
      }
      rows = known;
    }
    return known;
  }

  /** The rows of a bucket that holds all teams. */
  synchronized TeamRows teamRows(Chunk chunk) {
    TeamRows known = teamRows;
    if (known == null) {
      known = new TeamRows(rows(chunk));
      teamRows = known;
    }
    return known;
  }
}
