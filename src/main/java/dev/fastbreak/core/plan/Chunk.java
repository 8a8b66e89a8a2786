package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Processor;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pipeline run computes and publishes at once: some dates of one season, of one processor.
 *
 * <p>Every step of a pipeline carries it, and runners serialize steps over and over. So it keeps
 * its content as bytes, written once, and reads them only where a step looks into it.
 */
public final class Chunk implements Serializable {

  private static final long serialVersionUID = 1;

  /** The same limit in percent, as people give it. */
  public static final int DEFAULT_FAILURE_PERCENT = 5;

  /** The share of unexpected failures above which a date has failed, unless told otherwise. */
  public static final double DEFAULT_FAILURE_LIMIT = DEFAULT_FAILURE_PERCENT / 100.0;

  private final byte[] encoded;
  private transient volatile @Nullable Content content;

  private record Content(
      Processor processor,
      SeasonSchedule season,
      ArrayList<DueDate> dueDates,
      ArrayList<LocalDate> dates,
      String runId,
      Instant startedAt,
      double failureLimit)
      implements Serializable {}

  /**
   * A chunk.
   *
   * @param processor the processor
   * @param season the season; all history is read from its opener on
   * @param dueDates the dates, oldest first, at least one
   * @param runId the run that the rows and ledger lines carry
   * @param startedAt when the run began; also {@code processed_at} of what it writes
   * @param failureLimit greatest share of a date's population that may fail unexpectedly, 0..1
   */
  public Chunk(
      Processor processor,
      SeasonSchedule season,
      List<DueDate> dueDates,
      String runId,
      Instant startedAt,
      double failureLimit) {
    if (dueDates.isEmpty()) {
      throw new IllegalArgumentException("A chunk needs at least one date");
    }
    ArrayList<LocalDate> dates = new ArrayList<>();
    dueDates.forEach(due -> dates.add(due.date()));
    Content given =
        new Content(
            processor, season, new ArrayList<>(dueDates), dates, runId, startedAt, failureLimit);
    this.encoded = encode(given);
    this.content = given;
  }

  private static byte[] encode(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Content content() {
    Content known = content;
    if (known == null) {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(encoded))) {
        known = (Content) in.readObject();
      } catch (IOException | ClassNotFoundException e) {
        throw new IllegalStateException("A chunk cannot be read back", e);
      }
      content = known;
    }
    return known;
  }

  public Processor processor() {
    return content().processor();
  }

  public SeasonSchedule season() {
    return content().season();
  }

  /** The dates with the digests of their inputs, oldest first. */
  public List<DueDate> dueDates() {
    return List.copyOf(content().dueDates());
  }

  public String runId() {
    return content().runId();
  }

  public Instant startedAt() {
    return content().startedAt();
  }

  public double failureLimit() {
    return content().failureLimit();
  }

  /** The dates alone, oldest first. */
  public List<LocalDate> dates() {
    return Collections.unmodifiableList(content().dates());
  }

  public LocalDate firstDate() {
    return content().dates().get(0);
  }

  public LocalDate lastDate() {
    return content().dates().get(content().dates().size() - 1);
  }

  @Override
  public String toString() {
    return "%s %s to %s, run %s".formatted(processor(), firstDate(), lastDate(), runId());
  }
}
