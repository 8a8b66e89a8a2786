package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Processors as one argument of a command. */
final class Processors {

  static final List<Processor> ALL = List.of(Processor.values());

  private Processors() {}

  static List<Processor> parse(String names) {
    return Arrays.stream(names.split(",")).map(Processor::valueOf).toList();
  }

  static String join(List<Processor> processors) {
    return processors.stream().map(Processor::name).collect(Collectors.joining(","));
  }
}
