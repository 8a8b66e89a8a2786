package dev.fastbreak.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a backfill's time goes, from a recording of Java Flight Recorder: every 10 ms it notes the
 * stacks of threads that are at work in Java or in native code (DuckDB), and each note is put down
 * to the innermost frame that belongs to a step.
 *
 * <p>These are shares, not stopwatch times. The recorder looks at few threads at a time, and does
 * not see DuckDB's own threads, the garbage collector and the compiler. A step in which DuckDB
 * works with all cores appears as the one thread that waits for it.
 *
 * @param wallSeconds per step, the time in which at least one thread was seen in it; steps overlap
 * @param threadSeconds per step, notes times their period; sums to more than the wall time when
 *     threads work side by side
 * @param startUpSeconds from the start of Java to the first note in a plan or a pipeline
 * @param collectionSeconds pauses for garbage collection
 * @param totalSeconds from the start of Java to the last note
 */
record TimeProfile(
    Map<Step, Double> wallSeconds,
    Map<Step, Double> threadSeconds,
    double startUpSeconds,
    double collectionSeconds,
    double totalSeconds) {

  /** Options for Java that make the recording. */
  static String options(Path recording) {
    return "-XX:FlightRecorderOptions=stackdepth=200 -XX:StartFlightRecording=filename=%s,dumponexit=true,settings=profile,jdk.ExecutionSample#period=10ms,jdk.NativeMethodSample#period=10ms"
        .formatted(recording);
  }

  private static final long PERIOD_MILLIS = 10;

  /** What a thread can be at. */
  enum Step {
    PLAN("plan: hashes of all inputs, the ledger"),
    READ("read: select, encode into batches"),
    SHUFFLE("shuffle: group by bucket, copy through coders"),
    DECODE("compute: decode and group rows"),
    CALCULATE("compute: windows and features"),
    HASH("compute: content and source hashes"),
    STAGE("stage: append rows"),
    PUBLISH("publish: check, merge, ledger"),
    BEAM("Beam: build and schedule pipelines"),
    REST("the rest: command line, opening the file, report");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Packages, with a full stop behind them, and classes that alone tell the step. */
  private static final Map<String, Step> MARKS =
      Map.of(
          "dev.fastbreak.beam.phase.", Step.CALCULATE,
          "dev.fastbreak.beam.phase.BucketCoder", Step.SHUFFLE,
          "dev.fastbreak.beam.phase.PublishPhase", Step.PUBLISH,
          "dev.fastbreak.warehouse.sql.", Step.PUBLISH,
          "dev.fastbreak.warehouse.duckdb.StageRows", Step.STAGE,
          "dev.fastbreak.warehouse.duckdb.RowAppender", Step.STAGE,
          "dev.fastbreak.warehouse.duckdb.ReadSlice", Step.READ,
          "dev.fastbreak.core.plan.InputDigests", Step.PLAN,
          "dev.fastbreak.plan.", Step.PLAN);

  /** Those that tell it of computing, or where nothing else does. */
  private static final List<String> DECODING = List.of("dev.fastbreak.core.rows.");

  private static final List<String> HASHING = List.of("dev.fastbreak.core.hash.");

  private static final List<String> SHUFFLING =
      List.of(
          "dev.fastbreak.beam.coder.",
          "org.apache.beam.sdk.coders.",
          "org.apache.beam.sdk.util.CoderUtils",
          "org.apache.beam.runners.direct.CopyOnAccessInMemoryStateInternals",
          "org.apache.beam.runners.direct.GroupAlsoByWindowEvaluatorFactory",
          "org.apache.beam.runners.direct.GroupByKeyOnlyEvaluatorFactory",
          "org.apache.beam.sdk.transforms.join.");

  /** All of these, so that a test can tell when one is no longer there. */
  static List<String> places() {
    return Stream.of(MARKS.keySet(), DECODING, HASHING, SHUFFLING)
        .flatMap(Collection::stream)
        .toList();
  }

  static TimeProfile of(Path recording) throws IOException {
    Map<Step, BitSet> slots = new EnumMap<>(Step.class);
    Map<Step, Double> threads = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      slots.put(step, new BitSet());
      threads.put(step, 0.0);
    }
    Instant start = Instant.MAX;
    Instant last = Instant.MIN;
    Instant firstWork = Instant.MAX;
    Duration pauses = Duration.ZERO;
    List<RecordedEvent> notes = new ArrayList<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        switch (event.getEventType().getName()) {
          case "jdk.JVMInformation" -> start = event.getInstant("jvmStartTime");
          case "jdk.GCPhasePause" -> pauses = pauses.plus(event.getDuration());
          case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> notes.add(event);
          default -> {
            // Nothing about time.
          }
        }
      }
    }
    for (RecordedEvent note : notes) {
      RecordedStackTrace stack = note.getStackTrace();
      if (stack == null) {
        continue;
      }
      Step step = step(classes(stack.getFrames()));
      if (step == null) {
        continue;
      }
      Instant when = note.getStartTime();
      slots.get(step).set((int) (Duration.between(start, when).toMillis() / PERIOD_MILLIS));
      threads.merge(step, PERIOD_MILLIS / 1000.0, Double::sum);
      last = when.isAfter(last) ? when : last;
      if (step != Step.REST && step != Step.BEAM && when.isBefore(firstWork)) {
        firstWork = when;
      }
    }
    Map<Step, Double> wall = new EnumMap<>(Step.class);
    slots.forEach((step, set) -> wall.put(step, set.cardinality() * PERIOD_MILLIS / 1000.0));
    return new TimeProfile(
        wall, threads, seconds(start, firstWork), pauses.toMillis() / 1000.0, seconds(start, last));
  }

  private static double seconds(Instant from, Instant to) {
    return to.isAfter(from) && to.isBefore(Instant.MAX)
        ? Duration.between(from, to).toMillis() / 1000.0
        : 0;
  }

  private static List<String> classes(List<RecordedFrame> frames) {
    return frames.stream().map(frame -> frame.getMethod().getType().getName()).toList();
  }

  /**
   * The step of a stack.
   *
   * @param classes class names of its frames, innermost first
   * @return null for a thread that is none of ours, for example one that waits for a socket
   */
  static @Nullable Step step(List<String> classes) {
    boolean decodes = false;
    boolean hashes = false;
    boolean ours = false;
    boolean beam = false;
    boolean shuffles = false;
    for (String name : classes) {
      decodes |= isOf(DECODING, name);
      hashes |= isOf(HASHING, name);
      ours |= name.startsWith("dev.fastbreak.") || name.startsWith("picocli.");
      beam |= name.startsWith("org.apache.beam.");
      shuffles |= isOf(SHUFFLING, name);
      Step step = marked(name);
      if (step == Step.CALCULATE) {
        return hashes ? Step.HASH : decodes ? Step.DECODE : Step.CALCULATE;
      } else if (step != null) {
        return step;
      }
    }
    if (shuffles) {
      return Step.SHUFFLE;
    }
    return beam ? Step.BEAM : ours ? Step.REST : null;
  }

  /** The step to which a class alone belongs: that of the longest place that it is in. */
  private static @Nullable Step marked(String name) {
    return MARKS.entrySet().stream()
        .filter(mark -> isOf(List.of(mark.getKey()), name))
        .max(Comparator.comparingInt(mark -> mark.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private static boolean isOf(List<String> places, String name) {
    return places.stream()
        .anyMatch(
            place ->
                place.endsWith(".")
                    ? name.startsWith(place)
                    : name.equals(place) || name.startsWith(place + "$"));
  }
}
