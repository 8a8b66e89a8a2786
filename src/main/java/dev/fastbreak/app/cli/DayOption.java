package dev.fastbreak.app.cli;

import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A day by its date, or by a word that the league's own clock explains. */
@SuppressWarnings("NullAway.Init") // picocli sets required options before a command runs
final class DayOption {

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      converter = NamedDayConverter.class,
      description = {
        "The day, YYYY-MM-DD; or yesterday, today, tonight (the same), or latest: the newest game",
        "date up to today before which no result is missing."
      })
  private NamedDay day;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "${env:FASTBREAK_ZONE:-America/New_York}",
      description = {
        "The league's time zone, by which today begins. Default: FASTBREAK_ZONE, else",
        "America/New_York; here ${DEFAULT-VALUE}."
      })
  private ZoneId zone;

  enum Word {
    YESTERDAY,
    TODAY,
    TONIGHT,
    LATEST
  }

  /** What the user wrote. */
  record NamedDay(@Nullable LocalDate date, @Nullable Word word) {}

  LocalDate resolve(LeagueCalendar calendar, Clock clock) {
    if (day.date() != null) {
      return day.date();
    }
    LocalDate today = LocalDate.now(clock.withZone(zone));
    return switch (Objects.requireNonNull(day.word())) {
      case YESTERDAY -> today.minusDays(1);
      case TODAY, TONIGHT -> today;
      case LATEST -> latest(calendar, today);
    };
  }

  private static LocalDate latest(LeagueCalendar calendar, LocalDate today) {
    return calendar.seasons().values().stream()
        .map(SeasonSchedule::datesUpToFront)
        .map(dates -> dates.headSet(today.plusDays(1)))
        .filter(dates -> !dates.isEmpty())
        .map(dates -> dates.last())
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new UsageException(
                    "--date latest: the schedule has no game up to %s. %s"
                        .formatted(today, WarehouseCommand.knownSeasons(calendar))));
  }

  static final class NamedDayConverter implements ITypeConverter<NamedDay> {
    @Override
    public NamedDay convert(String text) {
      for (Word word : Word.values()) {
        if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
          return new NamedDay(null, word);
        }
      }
      try {
        return new NamedDay(Converters.date(text), null);
      } catch (TypeConversionException e) {
        throw new TypeConversionException(e.getMessage() + ", yesterday, today, tonight or latest");
      }
    }
  }
}
