package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.OutputFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a format, in any case, and names those that the command has. */
final class FormatConverters {

  private FormatConverters() {}

  private static OutputFormat read(String text, List<OutputFormat> offered) {
    return offered.stream()
        .filter(format -> format.toString().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no format of this command; write %s"
                        .formatted(
                            text,
                            String.join(
                                " or ", offered.stream().map(OutputFormat::toString).toList()))));
  }

  static final class Any implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return read(text, Arrays.asList(OutputFormat.values()));
    }
  }

  /** Table or JSON: what is no list of equal rows. */
  static final class TableOrJson implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return read(text, List.of(OutputFormat.TABLE, OutputFormat.JSON));
    }
  }
}
