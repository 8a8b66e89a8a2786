package dev.fastbreak.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
      decodes |= name.startsWith("dev.fastbreak.core.rows.");
      hashes |= name.startsWith("dev.fastbreak.core.hash.");
      ours |= name.startsWith("dev.fastbreak.") || name.startsWith("picocli.");
      beam |= name.startsWith("org.apache.beam.");
      shuffles |= isShuffle(name);
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

  /** The step to which a class alone belongs. */
  private static @Nullable Step marked(String name) {
    if (name.contains("PublishChunk$PublishFn") || name.contains(".warehouse.sql.")) {
      return Step.PUBLISH;
    } else if (name.contains(".StageRows") || name.contains(".RowAppender")) {
      return Step.STAGE;
    } else if (name.contains(".ReadSlice")) {
      return Step.READ;
    } else if (name.startsWith("dev.fastbreak.plan.")
        || name.startsWith("dev.fastbreak.core.plan.InputDigests")
        || name.startsWith("dev.fastbreak.plan.Upstream")
        || name.startsWith("dev.fastbreak.plan.Ledger")) {
      return Step.PLAN;
    } else if (name.contains("ComputeFeatures$ComputeFn")
        || name.contains("NoteTeamGames")
        || name.contains("CountContexts")) {
      return Step.CALCULATE;
    }
    return null;
  }

  private static boolean isShuffle(String name) {
    return name.startsWith("dev.fastbreak.beam.coder.")
        || name.startsWith("org.apache.beam.sdk.coders.")
        || name.startsWith("org.apache.beam.sdk.util.CoderUtils")
        || name.startsWith("org.apache.beam.runners.direct.GroupByKey")
        || name.startsWith("org.apache.beam.runners.direct.GroupAlsoByWindow")
        || name.startsWith("org.apache.beam.runners.direct.CopyOnAccess")
        || name.startsWith("org.apache.beam.sdk.transforms.join.");
  }
}
