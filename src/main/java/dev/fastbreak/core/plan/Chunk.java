package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.Failure;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.season.SeasonSchedule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one pipeline run computes and publishes at once: some dates of one season, for each
 * processor those that are due.
 *
 * <p>Every step of a pipeline carries it, and runners serialize steps over and over. So it keeps
 * its content as few bytes, written once, and reads them only where a step looks into it.
 */
public final class Chunk implements Serializable {

  private static final long serialVersionUID = 3;

  /** The same limit in percent, as people give it. */
  public static final int DEFAULT_FAILURE_PERCENT = 5;

  /** The share of unexpected failures above which a date has failed, unless told otherwise. */
  public static final double DEFAULT_FAILURE_LIMIT = DEFAULT_FAILURE_PERCENT / 100.0;

  private final byte[] encoded;
  private transient volatile @Nullable Content content;

  private record Content(
      SeasonFacts facts,
      EnumMap<Processor, ArrayList<DueDate>> due,
      EnumMap<Processor, ArrayList<LocalDate>> dates,
      ArrayList<LocalDate> allDates,
      String runId,
      Instant startedAt,
      double failureLimit,
      @Nullable String command)
      implements Serializable {}

  /**
   * A chunk.
   *
   * @param facts the season and what planning found out about it
   * @param due the due dates of each processor, oldest first; a processor that is not there, or has
   *     none, is not computed
   * @param runId the run that the rows and ledger lines carry
   * @param startedAt when the run began; also {@code processed_at} of what it writes
   * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
   * @param command what the user typed to start the run; null when that is not known
   * @throws IllegalArgumentException when no processor has a date
   */
  public Chunk(
      SeasonFacts facts,
      Map<Processor, List<DueDate>> due,
      String runId,
      Instant startedAt,
      double failureLimit,
      @Nullable String command) {
    EnumMap<Processor, ArrayList<DueDate>> byProcessor = new EnumMap<>(Processor.class);
    EnumMap<Processor, ArrayList<LocalDate>> dates = new EnumMap<>(Processor.class);
    TreeSet<LocalDate> all = new TreeSet<>();
    due.forEach(
        (processor, own) -> {
          if (!own.isEmpty()) {
            ArrayList<LocalDate> ownDates = new ArrayList<>();
            own.forEach(one -> ownDates.add(one.date()));
            byProcessor.put(processor, new ArrayList<>(own));
            dates.put(processor, ownDates);
            all.addAll(ownDates);
          }
        });
    if (byProcessor.isEmpty()) {
      throw new IllegalArgumentException("A chunk needs at least one date");
    }
    Content given =
        new Content(
            facts,
            byProcessor,
            dates,
            new ArrayList<>(all),
            runId,
            startedAt,
            failureLimit,
            command);
    this.encoded = encode(given);
    this.content = given;
  }

  private static byte[] encode(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeObject(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Content content() {
    Content known = content;
    if (known == null) {
      try (ObjectInputStream in =
          new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(encoded)))) {
        known = (Content) in.readObject();
      } catch (IOException | ClassNotFoundException e) {
        throw new IllegalStateException("A chunk cannot be read back", e);
      }
      content = known;
    }
    return known;
  }

  /** The season and what planning found out about it. */
  public SeasonFacts facts() {
    return content().facts();
  }

  public SeasonSchedule season() {
    return facts().schedule();
  }

  /** The processors that have a due date, in the order of computation. */
  public Set<Processor> processors() {
    return Collections.unmodifiableSet(content().due().keySet());
  }

  /** The due dates of a processor, oldest first; none when it is not computed. */
  public List<DueDate> dueDates(Processor processor) {
    return Collections.unmodifiableList(content().due().getOrDefault(processor, new ArrayList<>()));
  }

  /** Whether the chunk computes a date of a processor. */
  public boolean computes(Processor processor, LocalDate date) {
    return Collections.binarySearch(dates(processor), date) >= 0;
  }

  /** The due dates of a processor alone, oldest first. */
  public List<LocalDate> dates(Processor processor) {
    return Collections.unmodifiableList(
        content().dates().getOrDefault(processor, new ArrayList<>()));
  }

  /** Every date on which any processor is due, oldest first. */
  public List<LocalDate> dates() {
    return Collections.unmodifiableList(content().allDates());
  }

  /** Everything that is due, in the order of computation, then by date. */
  public List<ProcessorDate> due() {
    return processors().stream()
        .flatMap(
            processor -> dates(processor).stream().map(date -> new ProcessorDate(processor, date)))
        .toList();
  }

  public LocalDate firstDate() {
    return dates().get(0);
  }

  public LocalDate lastDate() {
    List<LocalDate> dates = dates();
    return dates.get(dates.size() - 1);
  }

  public String runId() {
    return content().runId();
  }

  public Instant startedAt() {
    return content().startedAt();
  }

  /** A failure as the run stores it. */
  public PrecomputeFailure stored(Processor processor, Failure failure) {
    return new PrecomputeFailure(
        processor.storedName(),
        runId(),
        failure.date(),
        failure.entityId(),
        failure.category().label(),
        failure.reason(),
        failure.category().canRetry(),
        startedAt());
  }

  public double failureLimit() {
    return content().failureLimit();
  }

  /** What the user typed to start the run; null when that is not known. */
  public @Nullable String command() {
    return content().command();
  }

  @Override
  public String toString() {
    return "%s %s to %s, run %s".formatted(processors(), firstDate(), lastDate(), runId());
  }
}
