package dev.fastbreak.app.progress;

import java.util.Locale;

/** How progress is shown. */
public enum ProgressStyle {
  /** Bars on a screen, lines elsewhere. */
  AUTO,
  BARS,
  LINES,
  JSON,
  NONE;

  /**
   * The style of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ProgressStyle parse(String text) {
    for (ProgressStyle style : values()) {
      if (style.name().toLowerCase(Locale.ROOT).equals(text)) {
        return style;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no way to show progress; write auto, bars, lines, json or none");
  }
}
