package dev.fastbreak.beam.coder;

import dev.fastbreak.core.population.ContextCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/** The coverage of contexts on a date as its two counts. */
public final class ContextCoverageCoder extends AtomicCoder<ContextCoverage> {

  private static final long serialVersionUID = 1;

  private static final ContextCoverageCoder INSTANCE = new ContextCoverageCoder();

  private ContextCoverageCoder() {}

  public static ContextCoverageCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ContextCoverage coverage, OutputStream out) throws IOException {
    VarInt.encode(coverage.players(), out);
    VarInt.encode(coverage.covered(), out);
  }

  @Override
  public ContextCoverage decode(InputStream in) throws IOException {
    long players = VarInt.decodeLong(in);
    return new ContextCoverage(players, VarInt.decodeLong(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
