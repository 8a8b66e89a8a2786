package dev.fastbreak.app.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, times and dates as sentences and tables hold them. */
public final class Wording {

  private static final Pattern QUOTED = Pattern.compile("(?<=^|[ (])'[^']*'");

  /** Stands for a blank at which no line is broken. */
  private static final char HELD = '\0';

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private Wording() {}

  /** {@code 239,011}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 date}, {@code 2 dates}, {@code 1,200 rows}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 4.2}, without the unit. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%,.1f", duration.toMillis() / 1000.0);
  }

  /** {@code 4.2 s} or {@code 3 min 20 s}. */
  public static String time(Duration duration) {
    return duration.toMinutes() < 2
        ? seconds(duration) + " s"
        : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  /** {@code 2022-07-01 06:00 UTC}. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** Whole rows a second; 0 when there was no time to measure. */
  public static long rate(long rows, Duration duration) {
    return duration.toMillis() == 0 ? 0 : rows * 1000 / duration.toMillis();
  }

  /**
   * Dates as ranges: {@code 2021-12-01 to 2021-12-04, 2021-12-09}.
   *
   * @param dates the dates to name
   * @param among all the dates that could be named; two dates with none of these between them are
   *     neighbours
   * @param most greatest number of ranges to write out
   */
  public static String ranges(Collection<LocalDate> dates, Collection<LocalDate> among, int most) {
    TreeSet<LocalDate> wanted = new TreeSet<>(dates);
    TreeSet<LocalDate> all = new TreeSet<>(among);
    all.addAll(wanted);
    List<String> ranges = new ArrayList<>();
    LocalDate first = null;
    LocalDate last = null;
    for (LocalDate date : all) {
      if (wanted.contains(date)) {
        first = first == null ? date : first;
        last = date;
      } else if (first != null && last != null) {
        ranges.add(range(first, last));
        first = null;
      }
    }
    if (first != null && last != null) {
      ranges.add(range(first, last));
    }
    String shown = String.join(", ", ranges.subList(0, Math.min(most, ranges.size())));
    return ranges.size() > most ? shown + " and " + (ranges.size() - most) + " more" : shown;
  }

  /** {@code 2021-12-01 to 2021-12-04}, or one date when it is only one. */
  public static String range(LocalDate first, LocalDate last) {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  /**
   * A text in lines that are no longer than that, broken between words; a word that is longer is
   * broken itself. What is quoted, a command for example, stays in one line that has room for it.
   */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String rest =
        QUOTED
            .matcher(text)
            .replaceAll(
                quoted ->
                    Matcher.quoteReplacement(
                        quoted.group().length() > columns
                            ? quoted.group()
                            : quoted.group().replace(' ', HELD)));
    while (rest.length() > columns) {
      int blank = rest.lastIndexOf(' ', columns);
      int end = blank > 0 ? blank : columns;
      lines.add(rest.substring(0, end).stripTrailing().replace(HELD, ' '));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest.replace(HELD, ' '));
    return lines;
  }

  /** Dollars to the cent: {@code about 1.23}, {@code less than 0.01}, {@code 0.00} for nothing. */
  public static String dollars(BigDecimal dollars) {
    BigDecimal cents = dollars.setScale(2, RoundingMode.HALF_UP);
    if (dollars.signum() == 0) {
      return cents.toPlainString();
    }
    return cents.signum() == 0 ? "less than 0.01" : "about " + cents.toPlainString();
  }

  /** A size in the largest binary unit that leaves 1 or more: {@code 1.2 GiB}. */
  public static String bytes(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0
        ? count(bytes) + " bytes"
        : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }
}
