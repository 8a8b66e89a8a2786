package dev.fastbreak.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file with the lines that a job must produce, under a first line that names the version of the
 * logic that produced them. {@code -DupdateGoldens} writes it anew.
 */
record GoldenFile(Path path) {

  /** Compares with the file, or replaces it when goldens are being updated. */
  void verify(String version, List<String> lines) throws IOException {
    List<String> actual = new ArrayList<>(List.of("# " + version));
    actual.addAll(lines);
    if (System.getProperty("updateGoldens") != null) {
      Files.write(path, actual);
      return;
    }
    List<String> golden = Files.readAllLines(path);
    String advice =
        golden.get(0).equals(actual.get(0))
            ? "If the change is meant, raise the logic version of the processor (now %s), so that dates already computed are computed again; work the numbers out by hand in DERIVATION.md; then run with -DupdateGoldens."
                .formatted(version)
            : "The logic version is another: work the numbers out by hand in DERIVATION.md, then run with -DupdateGoldens.";
    List<String> differences = new ArrayList<>();
    golden.stream().filter(line -> !actual.contains(line)).forEach(l -> differences.add("- " + l));
    actual.stream().filter(line -> !golden.contains(line)).forEach(l -> differences.add("+ " + l));
    assertThat(differences).as("%s. %s", path, advice).isEmpty();
    assertThat(actual).as("order of the lines of %s", path).isEqualTo(golden);
  }

  /** Compares with those lines of the file that are wanted, and with its header. */
  void verifyLines(List<String> lines, Predicate<String> wanted) throws IOException {
    List<String> golden = Files.readAllLines(path);
    List<String> part = new ArrayList<>(List.of(golden.get(1)));
    golden.stream().skip(2).filter(wanted).forEach(part::add);
    assertThat(lines).as("part of %s", path).isEqualTo(part);
  }
}
