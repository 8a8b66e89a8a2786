package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.nbaapi.LeagueFile.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The many ways in which these files write one value. */
final class Values {

  private static final Set<String> BLANK = Set.of("", "na", "nan", "none", "null", "-");
  private static final Pattern SHORT_ID = Pattern.compile("[1-6]\\d{7}");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}(\\.0{1,9})?");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,3}):([0-5]\\d)|PT(\\d{1,3})M([0-5]?\\d)(?:\\.\\d{1,9})?S");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,4}(\\.\\d{1,18})?");
  private static final Pattern TIME_OF_DAY = Pattern.compile("([T ])\\d{1,2}:\\d{2}.*$");
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.BASIC_ISO_DATE,
          english("MMM d, uuuu"),
          english("M-d-uuuu"),
          english("M/d/uuuu"));

  private Values() {}

  private static DateTimeFormatter english(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  static boolean isBlank(String text) {
    return BLANK.contains(text.toLowerCase(Locale.ROOT));
  }

  /** A game id; eight digits get the two zeros back that a spreadsheet took. */
  static String gameId(Row row) {
    String id = row.text("GAME_ID");
    if (id.endsWith(".0")) {
      id = id.substring(0, id.length() - 2);
    }
    return SHORT_ID.matcher(id).matches() ? "00" + id : id;
  }

  /** A day; a time of day behind it is cut off, months stand first in numbers. */
  static LocalDate date(Row row, String column) {
    String text = TIME_OF_DAY.matcher(row.text(column)).replaceFirst("");
    for (DateTimeFormatter form : DATES) {
      try {
        return LocalDate.parse(text, form);
      } catch (DateTimeParseException e) {
        // Perhaps it has another form.
      }
    }
    throw row.error(column, "is no date with a year, as 2021-10-19 or Oct 19, 2021");
  }

  /** A whole number, also as {@code 14.0} or {@code +7}; null when it is blank. */
  static @Nullable Integer whole(Row row, String column) {
    String text = row.get(column);
    if (text == null) {
      return null;
    }
    if (!WHOLE.matcher(text).matches()) {
      throw row.error(column, "is no whole number");
    }
    BigDecimal number = new BigDecimal(text);
    if (number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw row.error(column, "is out of range");
    }
    return number.intValue();
  }

  /** Minutes with their fraction; null when blank. */
  static @Nullable BigDecimal minutes(Row row, String column) {
    String text = row.get(column);
    if (text == null) {
      return null;
    }
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      String minutes = clock.group(1) == null ? clock.group(3) : clock.group(1);
      String seconds = clock.group(2) == null ? clock.group(4) : clock.group(2);
      return new BigDecimal(minutes)
          .add(new BigDecimal(seconds).divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP));
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw row.error(column, "is no number of minutes");
    }
    return new BigDecimal(text);
  }

  /** Yes or no in any of their spellings; null when blank. */
  static @Nullable Boolean flag(Row row, String column) {
    String text = row.get(column);
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "1.0", "true", "made", "made shot", "w", "home" -> true;
      case "0", "0.0", "false", "missed", "missed shot", "l", "away" -> false;
      default -> throw row.error(column, "is neither yes nor no");
    };
  }
}
