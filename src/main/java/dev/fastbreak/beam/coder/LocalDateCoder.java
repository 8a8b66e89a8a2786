package dev.fastbreak.beam.coder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/** A date as its day number, 1970-01-01 being 0. */
public final class LocalDateCoder extends AtomicCoder<LocalDate> {

  private static final long serialVersionUID = 1;

  private static final LocalDateCoder INSTANCE = new LocalDateCoder();

  private LocalDateCoder() {}

  public static LocalDateCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(LocalDate date, OutputStream out) throws IOException {
    VarInt.encode(date.toEpochDay(), out);
  }

  @Override
  public LocalDate decode(InputStream in) throws IOException {
    return LocalDate.ofEpochDay(VarInt.decodeLong(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
