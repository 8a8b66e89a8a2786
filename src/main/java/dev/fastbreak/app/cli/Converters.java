package dev.fastbreak.app.cli;

import dev.fastbreak.app.export.ExportFormat;
import dev.fastbreak.app.export.TrainingSet;
import dev.fastbreak.app.output.Suggestions;
import dev.fastbreak.app.progress.ProgressStyle;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.run.FailureCategory;
import dev.fastbreak.plan.ChunkSize;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options by their type, and says in words what was expected instead. */
final class Converters {

  private Converters() {}

  /** Makes a program read its options so. */
  static void register(CommandLine program) {
    register(program, Long.TYPE, Converters::whole);
    register(program, Integer.class, Converters::smallWhole);
    register(program, Integer.TYPE, Converters::smallWhole);
    register(program, Double.TYPE, Converters::share);
    register(program, BigDecimal.class, Converters::price);
    register(program, LocalDate.class, Converters::date);
    register(program, ZoneId.class, Converters::zone);
    register(program, Processor.class, Converters::processor);
    register(program, FailureCategory.class, Converters::category);
    register(program, ChunkSize.class, text -> read(ChunkSize::parse, text));
    register(program, ProgressStyle.class, text -> read(ProgressStyle::parse, text));
    register(program, ExportFormat.class, Converters::exportFormat);
    register(program, TrainingSet.Absent.class, Converters::absent);
  }

  /**
   * Picocli's interfaces are of Java 5. Lambdas that implement this one made Java 17 crash when it
   * wrote the archive for quick starts (JDK-8274944), so a class does it; QuickStartIT watches.
   */
  private static <T> void register(
      CommandLine program, Class<T> type, Function<String, ? extends T> converter) {
    program.registerConverter(
        type,
        new ITypeConverter<T>() {
          @Override
          public T convert(String text) {
            return converter.apply(text);
          }
        });
  }

  private static TypeConversionException refused(String text, String why) {
    return new TypeConversionException("'" + text + "' " + why);
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw refused(text, "is not a whole number; write digits, for example 7");
    }
  }

  private static int smallWhole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw refused(text, "is not a whole number up to 2147483647; write digits, for example 7");
    }
  }

  /** A percentage as a share. */
  private static double share(String text) {
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    if (!digits.matches("[0-9]{1,3}(\\.[0-9]+)?") || Double.parseDouble(digits) > 100) {
      throw refused(text, "is no percentage; write a number from 0 to 100");
    }
    return Double.parseDouble(digits) / 100;
  }

  /** US dollars, and not below zero. */
  private static BigDecimal price(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      throw refused(text, "is no price; write US dollars, for example 6.25");
    }
    return new BigDecimal(text);
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw refused(text, "is not a date; write YYYY-MM-DD");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw refused(text, "is no time zone; write one like America/New_York");
    }
  }

  /** A processor by name, long name or number; of a mistyped one it knows what was meant. */
  private static Processor processor(String text) {
    return Processor.find(text)
        .orElseThrow(
            () ->
                refused(
                    text,
                    "is no processor; %swrite one of %s"
                        .formatted(
                            meantProcessor(text),
                            Arrays.stream(Processor.values())
                                .map(processor -> processor.number() + " " + processor.name())
                                .collect(Collectors.joining(", ")))));
  }

  private static String meantProcessor(String text) {
    List<String> names =
        Arrays.stream(Processor.values())
            .flatMap(processor -> Stream.of(processor.name(), processor.longName()))
            .toList();
    return Suggestions.near(text, names).stream()
        .findFirst()
        .map(name -> "did you mean " + name + "? Else ")
        .orElse("");
  }

  /** What another class reads, in words that a user understands. */
  private static <T> T read(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static FailureCategory category(String text) {
    FailureCategory[] all = FailureCategory.values();
    return one(
        all,
        FailureCategory::label,
        text,
        "is no category; write one of "
            + Arrays.stream(all).map(FailureCategory::label).collect(Collectors.joining(", ")));
  }

  private static ExportFormat exportFormat(String text) {
    return one(
        ExportFormat.values(),
        ExportFormat::toString,
        text,
        "is no format of this command; write parquet, csv or jsonl");
  }

  private static TrainingSet.Absent absent(String text) {
    return one(
        TrainingSet.Absent.values(),
        TrainingSet.Absent::name,
        text,
        "is unknown; write null, zero or drop");
  }

  /** The one of that name, in any case. */
  private static <T> T one(T[] all, Function<T, String> name, String text, String otherwise) {
    return Arrays.stream(all)
        .filter(one -> name.apply(one).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> refused(text, otherwise));
  }
}
