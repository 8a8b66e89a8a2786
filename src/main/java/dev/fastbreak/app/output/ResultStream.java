package dev.fastbreak.app.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where results are printed, in UTF-8 (names of players are not ASCII, whatever the locale says). A
 * {@link PrintStream} keeps quiet about what it could not write; this one remembers why.
 */
public final class ResultStream extends PrintStream {

  private final Remembering target;

  /** Prints into a stream, which is written in large pieces. */
  public ResultStream(OutputStream target) {
    this(new Remembering(target));
  }

  private ResultStream(Remembering target) {
    super(new BufferedOutputStream(target), false, StandardCharsets.UTF_8);
    this.target = target;
  }

  /** What the system said when something could not be written; null when all was. */
  public @Nullable String failure() {
    return checkError() ? target.failure.get() : null;
  }

  /** Whether the reader of a pipe had read enough, as {@code head} does. */
  public boolean readerIsGone() {
    String said = failure();
    return said != null && said.toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  private static final class Remembering extends OutputStream {

    private final OutputStream target;
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    Remembering(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int letter) throws IOException {
      write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        target.write(bytes, offset, length);
      } catch (IOException e) {
        failure.compareAndSet(null, String.valueOf(e.getMessage()));
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }
  }
}
