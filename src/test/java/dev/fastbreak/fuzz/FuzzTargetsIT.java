package dev.fastbreak.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fastbreak.app.importing.CsvFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code scripts/fuzz} searches through for hours, for a moment and without its guidance. */
@Tag("all")
class FuzzTargetsIT {

  private static final int CASES = 500;

  @FunctionalInterface
  private interface Target {
    void on(byte[] input) throws Exception;
  }

  @Test
  void anyBytesAreACsvFileOrRefused() throws IOException {
    assertAnswers("csv", CsvFuzz::fuzzerTestOneInput);
  }

  @Test
  void anyWordsAreAQueryOrRefused() throws IOException {
    assertAnswers("sql", SqlFuzz::fuzzerTestOneInput);
  }

  @Test
  void anyTextIsTheNameOfAWarehouseOrRefused() throws IOException {
    assertAnswers("uri", UriFuzz::fuzzerTestOneInput);
  }

  private static void assertAnswers(String name, Target target) throws IOException {
    List<byte[]> seeds = seeds(Path.of("src/test/resources/fuzz", name));
    for (int seed = 0; seed < CASES; seed++) {
      byte[] input = changed(seeds, new Random(seed));
      ThrowingCallable attempt = () -> target.on(input);
      assertThatCode(attempt)
          .as("case %d: %s", seed, Arrays.toString(input))
          .doesNotThrowAnyException();
    }
  }

  private static List<byte[]> seeds(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).isNotEmpty();
      byte[][] seeds = new byte[sorted.size()][];
      for (int i = 0; i < seeds.length; i++) {
        seeds[i] = Files.readAllBytes(sorted.get(i));
      }
      return List.of(seeds);
    }
  }

  /** A seed with some bytes changed, and cut off where another one begins. */
  private static byte[] changed(List<byte[]> seeds, Random random) {
    byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
    for (int i = random.nextInt(6); i > 0 && input.length > 0; i--) {
      input[random.nextInt(input.length)] = (byte) random.nextInt(256);
    }
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    int kept = random.nextInt(input.length + 1);
    byte[] both = Arrays.copyOf(input, kept + other.length);
    System.arraycopy(other, 0, both, kept, other.length);
    return random.nextBoolean() ? both : input;
  }
}
