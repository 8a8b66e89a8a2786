package dev.fastbreak.beam.coder;

import dev.fastbreak.core.run.DateTally;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/** The counts of several dates, oldest first, so that equal maps have equal bytes. */
public final class DateTalliesCoder extends AtomicCoder<Map<LocalDate, DateTally>> {

  private static final long serialVersionUID = 1;

  private static final DateTalliesCoder INSTANCE = new DateTalliesCoder();

  private DateTalliesCoder() {}

  public static DateTalliesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Map<LocalDate, DateTally> tallies, OutputStream out) throws IOException {
    VarInt.encode(tallies.size(), out);
    for (Map.Entry<LocalDate, DateTally> entry : new TreeMap<>(tallies).entrySet()) {
      LocalDateCoder.of().encode(entry.getKey(), out);
      DateTallyCoder.of().encode(entry.getValue(), out);
    }
  }

  @Override
  public Map<LocalDate, DateTally> decode(InputStream in) throws IOException {
    int size = VarInt.decodeInt(in);
    Map<LocalDate, DateTally> tallies = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      LocalDate date = LocalDateCoder.of().decode(in);
      tallies.put(date, DateTallyCoder.of().decode(in));
    }
    return tallies;
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
