package dev.fastbreak.beam.coder;

import dev.fastbreak.core.population.ContextCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Coverage of contexts by date, in order of dates, so that equal maps have equal bytes. */
public final class ContextCoverageCoder extends AtomicCoder<Map<LocalDate, ContextCoverage>> {

  private static final long serialVersionUID = 1;

  private ContextCoverageCoder() {}

  public static ContextCoverageCoder of() {
    return new ContextCoverageCoder();
  }

  @Override
  public void encode(Map<LocalDate, ContextCoverage> coverage, OutputStream out)
      throws IOException {
    VarIntCoder.of().encode(coverage.size(), out);
    for (Map.Entry<LocalDate, ContextCoverage> entry : new TreeMap<>(coverage).entrySet()) {
      VarLongCoder.of().encode(entry.getKey().toEpochDay(), out);
      VarLongCoder.of().encode(entry.getValue().players(), out);
      VarLongCoder.of().encode(entry.getValue().covered(), out);
    }
  }

  @Override
  public Map<LocalDate, ContextCoverage> decode(InputStream in) throws IOException {
    int size = VarIntCoder.of().decode(in);
    Map<LocalDate, ContextCoverage> coverage = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      LocalDate date = LocalDate.ofEpochDay(VarLongCoder.of().decode(in));
      long players = VarLongCoder.of().decode(in);
      coverage.put(date, new ContextCoverage(players, VarLongCoder.of().decode(in)));
    }
    return coverage;
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
