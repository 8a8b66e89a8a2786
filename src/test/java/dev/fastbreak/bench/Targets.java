package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.util.Locale;

/** What is asked of the program's speed, beside what a {@link Comparison} measured. */
final class Targets {

  private final Results results;
  private final String kind;
  private final int seasons;
  private final String commit;

  /**
   * Prepares.
   *
   * @param kind real or simulated
   * @param seasons how many of them the rounds ran over
   * @param commit the other build
   */
  Targets(Results results, String kind, int seasons, String commit) {
    this.results = results;
    this.kind = kind;
    this.seasons = seasons;
    this.commit = commit;
  }

  String markdown() {
    StringBuilder out = new StringBuilder("| | must | aim | measured |\n|---|--:|--:|--:|\n");
    String input = "%d %s seasons".formatted(seasons, kind);
    row(
        out,
        input + ", all five, cold start to published, against plain SQL",
        "3x",
        "1.5x",
        times(wall(Comparison.OURS, Comparison.SQL)));
    row(
        out,
        "the same against " + commit,
        "0.55x",
        "0.3x",
        times(wall(Comparison.OURS, Comparison.THEIRS)));
    row(
        out,
        "processor seconds of that run against " + commit,
        "0.5x",
        "0.3x",
        times(results.ratio(Comparison.OURS, Comparison.THEIRS, Measurement::cpuSeconds)));
    row(
        out,
        "one day, all five, cold start, against " + commit,
        "0.6x",
        "0.4x",
        times(wall(Comparison.OUR_DAY, Comparison.THEIR_DAY)));
    row(
        out,
        "PSZA rows/s within a run that computes only PSZA",
        "150,000",
        "300,000",
        format("%,.0f", shotZoneRowsPerSecond()));
    row(
        out,
        "no-op re-run of " + input + ", against " + commit,
        "0.8x",
        "0.5x",
        times(wall(Comparison.OUR_REPEAT, Comparison.THEIR_REPEAT)));
    if (results.has(Comparison.EIGHT)) {
      row(
          out,
          "peak memory, four seasons / eight seasons",
          "0.9 / 0.9 GB",
          "0.6 GB",
          format("%.2f / %.2f GB", gigabytes(Comparison.FOUR), gigabytes(Comparison.EIGHT)));
      row(
          out,
          "8 seasons / 4 seasons, wall time",
          "2.0x",
          "1.9x",
          times(wall(Comparison.EIGHT, Comparison.FOUR)));
    }
    row(
        out,
        "rows that a forced run writes over the warehouse of " + commit,
        "0",
        "0",
        format("%,d", results.rows(Comparison.FORCED)));
    return out.append(
            format(
                "%nPlain SQL against %s: %.1f times as fast (5 or more count as quick).%n",
                commit, wall(Comparison.THEIRS, Comparison.SQL)))
        .toString();
  }

  /** By the processor's own seconds, or the whole run's where a summary tells no others. */
  private double shotZoneRowsPerSecond() {
    double own = results.seconds(Comparison.PSZA, Processor.PSZA);
    return results.rows(Comparison.PSZA) / (own > 0 ? own : results.insideSeconds(Comparison.PSZA));
  }

  private double wall(String name, String other) {
    return results.ratio(name, other, Measurement::seconds);
  }

  private double gigabytes(String name) {
    return results.peakMegabytes(name) / 1024;
  }

  private static void row(
      StringBuilder out, String title, String must, String aim, String measured) {
    out.append(format("| %s | %s | %s | %s |%n", title, must, aim, measured));
  }

  private static String times(double ratio) {
    return format("%.2fx", ratio);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
