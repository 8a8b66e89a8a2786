package dev.fastbreak.app.cli;

import dev.fastbreak.app.output.Suggestions;
import dev.fastbreak.core.catalog.Processor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a processor by name, long name or number, and knows what a mistyped one was meant as. */
final class ProcessorConverter implements ITypeConverter<Processor> {

  @Override
  public Processor convert(String text) {
    return Processor.find(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no processor; %swrite one of %s"
                        .formatted(text, suggestion(text), known())));
  }

  private static String suggestion(String text) {
    List<String> names =
        Arrays.stream(Processor.values())
            .flatMap(processor -> Stream.of(processor.name(), processor.longName()))
            .toList();
    return Suggestions.near(text, names).stream()
        .findFirst()
        .map(name -> "did you mean " + name + "? Else ")
        .orElse("");
  }

  private static String known() {
    return Arrays.stream(Processor.values())
        .map(processor -> processor.number() + " " + processor.name())
        .collect(Collectors.joining(", "));
  }
}
