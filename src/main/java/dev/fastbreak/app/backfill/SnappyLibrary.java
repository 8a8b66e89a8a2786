package dev.fastbreak.app.backfill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/** The machine code that Beam packs with what it hands on; without it no pipeline runs here. */
public final class SnappyLibrary {

  private SnappyLibrary() {}

  /** Java tries to load it once, and so does this class. */
  private static final class Attempt {
    static final @Nullable String TROUBLE = trouble();
  }

  private static @Nullable String trouble() {
    PrintStream screen = System.err;
    // It prints a trace of its own before it says what is wrong.
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      Snappy.compress(new byte[] {1});
      return null;
    } catch (IOException | LinkageError | SnappyError e) {
      return String.valueOf(e.getMessage());
    } finally {
      System.setErr(screen);
    }
  }

  /**
   * Loads it, unless it is loaded.
   *
   * @throws JobFailedException when that cannot be done, with the remedy
   */
  public static void load() {
    if (Attempt.TROUBLE != null) {
      throw new JobFailedException(
          "Snappy's library cannot be loaded (%s), and no pipeline runs without. Start through scripts/fastbreak, or name a folder with room that may hold programs: FASTBREAK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR."
              .formatted(Attempt.TROUBLE));
    }
  }
}
