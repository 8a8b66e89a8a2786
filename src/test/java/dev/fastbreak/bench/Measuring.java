package dev.fastbreak.bench;

import dev.fastbreak.core.catalog.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs commands on copies of files, and keeps what was measured and what should not have been. */
final class Measuring {

  /** Done, and done with unexpected failures: either way everything is computed. */
  static final Set<Integer> COMPUTED = Set.of(0, 3);

  private final Path folder;
  private final Path summary;
  private final Results results = new Results();
  private final List<String> disagreements = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param folder where copies and outputs are written
   * @param summary the file in which the commands leave their {@link Parts}
   */
  Measuring(Path folder, Path summary) {
    this.folder = folder;
    this.summary = summary;
  }

  Results results() {
    return results;
  }

  /** What different programs made differently, one sentence each. */
  List<String> disagreements() {
    return disagreements;
  }

  void measure(String name, List<String> command) {
    Measurement measured = new MeasuredProcess(folder, Map.of()).run(command, summary, COMPUTED);
    results.add(name, measured);
    say(
        "  %-36s %6.2f s, %6.2f s CPU, %5.0f MB, %,d rows"
            .formatted(
                name,
                measured.seconds(),
                measured.cpuSeconds(),
                measured.peakMegabytes(),
                measured.parts().rows()));
  }

  void agree(
      String who, Map<Processor, League.Content> expected, Map<Processor, League.Content> actual) {
    expected.forEach(
        (processor, content) -> {
          if (!content.equals(actual.get(processor))) {
            disagreements.add(
                "%s: %s made %s instead of %s"
                    .formatted(processor, who, actual.get(processor), content));
          }
        });
  }

  Path copy(Path upstream, String name) throws IOException {
    Path copy = folder.resolve(name + ".duckdb");
    delete(copy);
    return Files.copy(upstream, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(Path.of(file + ".wal"));
  }

  /** Leaves the folder with what explains a failure: the last output and the recording. */
  void clean() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains(".duckdb")).toList()) {
        Files.delete(file);
      }
    }
  }

  static void say(String sentence) {
    System.err.println("bench: " + sentence);
  }
}
