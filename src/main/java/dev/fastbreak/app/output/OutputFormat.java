package dev.fastbreak.app.output;

import java.util.Locale;

/** How a result is written. */
public enum OutputFormat {
  /** Aligned columns, for people. */
  TABLE,
  /** RFC 4180, a header line, null empty, the empty string quoted. */
  CSV,
  /** An array of objects, or one object. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
