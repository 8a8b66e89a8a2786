package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.reads.Input;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.warehouse.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which slices of which tables a chunk's pipeline reads: each table once, and only what is due. */
public final class PhaseReads {

  private PhaseReads() {}

  /**
   * A slice of an input.
   *
   * @param <R> the record of its columns
   */
  public record Wanted<R extends Record>(Input<R> input, Slice<R> slice) {}

  /** All slices, for whoever wants to know what the reading costs. */
  public static List<Slice<?>> slices(Chunk chunk) {
    List<Slice<?>> slices = new ArrayList<>();
    ofPlayers(chunk).forEach(wanted -> slices.add(wanted.slice()));
    ofTeams(chunk).forEach(wanted -> slices.add(wanted.slice()));
    return slices;
  }

  /** Tables with a row per player: upstream, and stored rows that are read but not computed. */
  public static List<Wanted<?>> ofPlayers(Chunk chunk) {
    return wanted(chunk, Inputs.OF_PLAYERS, List.of(Processor.PSZA, Processor.PCF, Processor.PDC));
  }

  /** The same of tables with a row per team. */
  public static List<Wanted<?>> ofTeams(Chunk chunk) {
    return wanted(chunk, Inputs.OF_TEAMS, List.of(Processor.TDZA));
  }

  private static List<Wanted<?>> wanted(
      Chunk chunk, List<Input<?>> upstream, List<Processor> stored) {
    List<Wanted<?>> wanted = new ArrayList<>();
    upstream.forEach(input -> addUpstream(chunk, input, wanted));
    stored.forEach(processor -> addStored(chunk, processor, wanted));
    return wanted;
  }

  private static <R extends Record> void addUpstream(
      Chunk chunk, Input<R> input, List<Wanted<?>> into) {
    TreeSet<LocalDate> ends = new TreeSet<>();
    for (Processor processor : chunk.processors()) {
      if (Reads.STANDARD.upstream(processor).contains(input.table())) {
        List<LocalDate> dates = chunk.dates(processor);
        ends.add(
            Reads.STANDARD.looksBack(processor, input.table())
                ? chunk.season().opener()
                : dates.get(0));
        ends.add(dates.get(dates.size() - 1));
      }
    }
    if (!ends.isEmpty()) {
      into.add(new Wanted<>(input, new Slice<>(input.columns(), ends.first(), ends.last())));
    }
  }

  /** The dates on which a reader is due and the processor that it reads is not. */
  private static void addStored(Chunk chunk, Processor processor, List<Wanted<?>> into) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    for (Processor reader : chunk.processors()) {
      if (reader.reads().contains(processor)) {
        dates.addAll(chunk.dates(reader));
      }
    }
    dates.removeAll(chunk.dates(processor));
    if (!dates.isEmpty()) {
      into.add(stored(Inputs.stored(processor), dates));
    }
  }

  private static <R extends Record> Wanted<R> stored(Input<R> input, TreeSet<LocalDate> dates) {
    return new Wanted<>(input, new Slice<>(input.columns(), dates.first(), dates.last()));
  }
}
