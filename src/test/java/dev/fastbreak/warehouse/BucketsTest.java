package dev.fastbreak.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Test
  void aBucketNeverChanges() {
    // Rows staged or read elsewhere rely on it; the numbers were computed outside Java.
    assertThat(Buckets.of("BOS", 8)).isEqualTo(1);
    assertThat(Buckets.of("lukadoncic", 8)).isEqualTo(5);
    assertThat(Buckets.of("nikolajokic", 8)).isEqualTo(6);
    assertThat(Buckets.of(null, 8)).isZero();
    assertThat(Buckets.of("anyone", 1)).isZero();
  }

  @Test
  void entitiesAreSpreadOverAllBuckets() {
    List<Integer> sizes =
        IntStream.range(0, 8)
            .mapToObj(
                bucket ->
                    (int)
                        IntStream.range(0, 800)
                            .filter(i -> Buckets.of("player" + i, 8) == bucket)
                            .count())
            .toList();
    assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(70, 130));
  }
}
