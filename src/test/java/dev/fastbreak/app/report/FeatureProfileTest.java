package dev.fastbreak.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fastbreak.app.report.FeatureProfile.Bins;
import dev.fastbreak.app.report.FeatureProfile.Distribution;
import dev.fastbreak.core.featurestore.Feature;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every feature by month, from vectors made by hand. */
final class FeatureProfileTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);
  private static final YearMonth DECEMBER = YearMonth.of(2021, 12);

  /** Vectors of 100 rows: the same value in all features. */
  private static List<List<Double>> rows(IntToDoubleFunction value) {
    return IntStream.range(0, 100)
        .mapToObj(row -> Collections.nCopies(Feature.values().length, value.applyAsDouble(row)))
        .toList();
  }

  private static List<FeatureProfile> profiles(
      List<List<Double>> november, List<List<Double>> december, Map<YearMonth, long[]> defaults) {
    return FeatureProfile.of(
        new TreeMap<>(Map.of(NOVEMBER, november, DECEMBER, december)), defaults);
  }

  @Test
  void everyFeatureHasItsPlaceAndItsMonths() {
    List<FeatureProfile> profiles = profiles(rows(row -> row), rows(row -> row), Map.of());

    assertThat(profiles).extracting(FeatureProfile::name).isEqualTo(Feature.LABELS);
    assertThat(profiles.get(13).defaultValue()).isEqualTo(112.0);
    assertThat(profiles.get(0).months())
        .extracting(Distribution::month)
        .containsExactly("2021-11", "2021-12");
    assertThat(profiles.get(0).whole().rows()).isEqualTo(200);
  }

  @Test
  void quantilesAreValuesThatExist() {
    Distribution november =
        profiles(rows(row -> row + 1), rows(row -> row), Map.of()).get(0).months().get(0);

    assertThat(november.min()).isEqualTo(1);
    assertThat(november.p10()).isEqualTo(10);
    assertThat(november.p25()).isEqualTo(25);
    assertThat(november.median()).isEqualTo(50);
    assertThat(november.p90()).isEqualTo(90);
    assertThat(november.max()).isEqualTo(100);
    assertThat(november.mean()).isEqualTo(50.5);
    assertThat(FeatureProfile.quantile(new double[] {7}, 10)).isEqualTo(7);
  }

  @Test
  void defaultsAreCountedByMonthAndFeature() {
    long[] november = new long[Feature.values().length];
    november[Feature.OPPONENT_PACE.ordinal()] = 25;

    List<FeatureProfile> profiles =
        profiles(rows(row -> row), rows(row -> row), Map.of(NOVEMBER, november));

    FeatureProfile pace = profiles.get(Feature.OPPONENT_PACE.ordinal());
    assertThat(pace.months()).extracting(Distribution::defaults).containsExactly(25L, 0L);
    assertThat(pace.whole().defaults()).isEqualTo(25);
    assertThat(profiles.get(0).whole().defaults()).isZero();
  }

  @Test
  void aFeatureWithFewValuesCountsThem() {
    List<FeatureProfile> profiles =
        profiles(rows(row -> row % 4 == 0 ? 1 : 0), rows(row -> 0), Map.of());

    assertThat(profiles.get(0).values()).containsExactly(0.0, 1.0);
    assertThat(profiles.get(0).months())
        .extracting(Distribution::counts)
        .containsExactly(List.of(75L, 25L), List.of(100L, 0L));
    assertThat(profiles(rows(row -> row), rows(row -> row), Map.of()).get(0).values()).isEmpty();
  }

  @Test
  void monthsThatAreAlikeDoNotDriftAndOthersDo() {
    FeatureProfile alike = profiles(rows(row -> row), rows(row -> row), Map.of()).get(0);
    FeatureProfile apart = profiles(rows(row -> row), rows(row -> row + 50), Map.of()).get(0);

    assertThat(alike.months())
        .allSatisfy(month -> assertThat(month.drift()).isCloseTo(0, within(1e-4)));
    assertThat(apart.months()).allSatisfy(month -> assertThat(month.drift()).isGreaterThan(0.25));
  }

  @Test
  void driftIsThePopulationStabilityIndex() {
    List<Double> reference = new ArrayList<>(Collections.nCopies(5000, 0.0));
    reference.addAll(Collections.nCopies(5000, 1.0));
    double[] all = reference.stream().mapToDouble(Double::doubleValue).toArray();
    double[] month = new double[10_000];
    java.util.Arrays.fill(month, 2000, 10_000, 1.0);

    // (0.2 - 0.5) ln(0.2 / 0.5) + (0.8 - 0.5) ln(0.8 / 0.5)
    assertThat(new Bins(new double[] {0, 1}, all).drift(month)).isCloseTo(0.4159, within(1e-3));
  }

  @Test
  void withoutVectorsThereIsNoProfile() {
    assertThat(FeatureProfile.of(new TreeMap<>(), Map.of())).isEmpty();
  }
}
