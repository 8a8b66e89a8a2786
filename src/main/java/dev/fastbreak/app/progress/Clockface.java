package dev.fastbreak.app.progress;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as clocks show them: {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
public final class Clockface {

  private Clockface() {}

  /** A length of time in whole seconds, rounded down. */
  public static String of(Duration time) {
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
