package dev.fastbreak.beam.coder;

import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.run.DateTally;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The counts of a date as eight fixed-width numbers. */
public final class DateTallyCoder extends AtomicCoder<DateTally> {

  private static final long serialVersionUID = 1;

  private static final DateTallyCoder INSTANCE = new DateTallyCoder();

  private DateTallyCoder() {}

  public static DateTallyCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(DateTally tally, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(tally.population());
    data.writeLong(tally.rows());
    data.writeLong(tally.failuresExpected());
    data.writeLong(tally.failuresUnexpected());
    data.writeLong(tally.dateLevelUnexpected());
    data.writeLong(tally.output().high());
    data.writeLong(tally.output().low());
    data.writeLong(tally.output().count());
  }

  @Override
  public DateTally decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    return new DateTally(
        data.readLong(),
        data.readLong(),
        data.readLong(),
        data.readLong(),
        data.readLong(),
        new SetDigest(data.readLong(), data.readLong(), data.readLong()));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
