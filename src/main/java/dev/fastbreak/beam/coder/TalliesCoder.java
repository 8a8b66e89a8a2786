package dev.fastbreak.beam.coder;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.plan.ProcessorDate;
import dev.fastbreak.core.run.DateTally;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.VarInt;

/** Counts by processor and date, in that order, so that equal counts have equal bytes. */
public final class TalliesCoder extends AtomicCoder<Map<ProcessorDate, DateTally>> {

  private static final long serialVersionUID = 1;

  private static final TalliesCoder INSTANCE = new TalliesCoder();

  private static final Comparator<ProcessorDate> ORDER =
      Comparator.comparing(ProcessorDate::processor).thenComparing(ProcessorDate::date);

  private TalliesCoder() {}

  public static TalliesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Map<ProcessorDate, DateTally> tallies, OutputStream out) throws IOException {
    TreeMap<ProcessorDate, DateTally> sorted = new TreeMap<>(ORDER);
    sorted.putAll(tallies);
    VarInt.encode(sorted.size(), out);
    for (Map.Entry<ProcessorDate, DateTally> entry : sorted.entrySet()) {
      VarInt.encode(entry.getKey().processor().ordinal(), out);
      VarInt.encode(entry.getKey().date().toEpochDay(), out);
      DateTallyCoder.of().encode(entry.getValue(), out);
    }
  }

  @Override
  public Map<ProcessorDate, DateTally> decode(InputStream in) throws IOException {
    Map<ProcessorDate, DateTally> tallies = new HashMap<>();
    for (int size = VarInt.decodeInt(in); size > 0; size--) {
      Processor processor = Processor.values()[VarInt.decodeInt(in)];
      LocalDate date = LocalDate.ofEpochDay(VarInt.decodeLong(in));
      tallies.put(new ProcessorDate(processor, date), DateTallyCoder.of().decode(in));
    }
    return tallies;
  }

  /** Counts as bytes alone. */
  public static byte[] toBytes(Map<ProcessorDate, DateTally> tallies) {
    try {
      return CoderUtils.encodeToByteArray(INSTANCE, tallies);
    } catch (CoderException e) {
      throw new IllegalStateException("Counts cannot be written", e);
    }
  }

  /** Counts that {@link #toBytes} wrote. */
  public static Map<ProcessorDate, DateTally> fromBytes(byte[] bytes) {
    try {
      return CoderUtils.decodeFromByteArray(INSTANCE, bytes);
    } catch (CoderException e) {
      throw new IllegalStateException("Counts cannot be read", e);
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
