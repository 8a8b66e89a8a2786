package dev.fastbreak.beam.coder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StructuredCoder;
import org.apache.beam.sdk.util.VarInt;

/**
 * One value for each of several dates, oldest first, so that equal maps have equal bytes.
 *
 * @param <V> the value
 */
public final class ByDateCoder<V> extends StructuredCoder<Map<LocalDate, V>> {

  private static final long serialVersionUID = 1;

  private final Coder<V> values;

  private ByDateCoder(Coder<V> values) {
    this.values = values;
  }

  /** A coder of values by date. */
  public static <V> ByDateCoder<V> of(Coder<V> values) {
    return new ByDateCoder<>(values);
  }

  @Override
  public void encode(Map<LocalDate, V> byDate, OutputStream out) throws IOException {
    VarInt.encode(byDate.size(), out);
    for (Map.Entry<LocalDate, V> entry : new TreeMap<>(byDate).entrySet()) {
      LocalDateCoder.of().encode(entry.getKey(), out);
      values.encode(entry.getValue(), out);
    }
  }

  @Override
  public Map<LocalDate, V> decode(InputStream in) throws IOException {
    int size = VarInt.decodeInt(in);
    Map<LocalDate, V> byDate = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      LocalDate date = LocalDateCoder.of().decode(in);
      byDate.put(date, values.decode(in));
    }
    return byDate;
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of(values);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    verifyDeterministic(this, "Values must have one form", values);
  }

  @Override
  public boolean consistentWithEquals() {
    return values.consistentWithEquals();
  }
}
