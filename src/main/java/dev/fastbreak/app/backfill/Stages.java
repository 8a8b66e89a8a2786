package dev.fastbreak.app.backfill;

import dev.fastbreak.core.catalog.Processor;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The order of computation: processors that do not read each other run side by side. */
final class Stages {

  private Stages() {}

  /** The processors in stages; whatever a stage reads was written by an earlier one. */
  static List<List<Processor>> of(Collection<Processor> processors) {
    return List.copyOf(
        processors.stream()
            .sorted()
            .collect(Collectors.groupingBy(Stages::depth, TreeMap::new, Collectors.toList()))
            .values());
  }

  private static int depth(Processor processor) {
    return processor.reads().stream().mapToInt(upstream -> depth(upstream) + 1).max().orElse(0);
  }
}
