package dev.fastbreak.app.cli;

import dev.fastbreak.core.catalog.Processor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which processors a command is about; without these options, all five. */
final class ProcessorOptions {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these processors, separated by commas: TDZA, PSZA, PCF, PDC, ML.")
  private List<Processor> only = new ArrayList<>();

  @Option(
      names = "--start-from",
      paramLabel = "N|NAME",
      description = "This processor and those after it: 1 TDZA, 2 PSZA, 3 PCF, 4 PDC, 5 ML.")
  private @Nullable Processor startFrom;

  /**
   * The processors, in order of computation.
   *
   * @throws UsageException when both options are given
   */
  List<Processor> selected() {
    if (startFrom != null && !only.isEmpty()) {
      throw new UsageException("--only and --start-from exclude each other; give one of them.");
    }
    return Arrays.stream(Processor.values())
        .filter(processor -> only.isEmpty() || only.contains(processor))
        .filter(processor -> startFrom == null || processor.number() >= startFrom.number())
        .toList();
  }

  /** The options as the user gave them, behind a blank; empty when none was given. */
  String asOptions() {
    if (startFrom != null) {
      return " --start-from " + startFrom.name();
    }
    return only.isEmpty()
        ? ""
        : " --only " + String.join(",", selected().stream().map(Processor::name).toList());
  }
}
