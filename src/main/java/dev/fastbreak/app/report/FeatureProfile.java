package dev.fastbreak.app.report;

import dev.fastbreak.core.featurestore.Feature;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the values of one feature are distributed, month by month.
 *
 * @param name the feature's label
 * @param defaultValue what stands in when nothing is known
 * @param values its different values in ascending order where they are few (flags, counts); else
 *     empty
 * @param whole all months together; its drift is 0
 * @param months the months that have rows, oldest first
 */
public record FeatureProfile(
    String name,
    double defaultValue,
    List<Double> values,
    Distribution whole,
    List<Distribution> months) {

  /** A feature with no more different values than this has a bin for each, else for each tenth. */
  private static final int MOST_SINGLE_VALUES = 12;

  /**
   * The values of some rows. Quantiles are values that exist (nearest rank).
   *
   * @param month the month, as 2021-11, or empty for all
   * @param rows how many rows
   * @param defaults those of them that have the default because nothing was known
   * @param mean the mean
   * @param counts how many rows have each of the feature's {@code values}
   * @param drift population stability index against all months, over the tenths of all months or
   *     over single values where there are few: 0 is the same, from 0.1 on worth a look, from 0.25
   *     on another population
   */
  public record Distribution(
      String month,
      int rows,
      long defaults,
      double min,
      double p10,
      double p25,
      double median,
      double p75,
      double p90,
      double max,
      double mean,
      List<Long> counts,
      double drift) {

    /** Share of rows with the default, 0..1. */
    public double defaultShare() {
      return (double) defaults / rows;
    }
  }

  /**
   * The profile of every feature, in their order.
   *
   * @param vectors per month the vectors of its rows, each with all features in order
   * @param defaults per month and feature the rows that have the default
   */
  static List<FeatureProfile> of(
      SortedMap<YearMonth, List<List<Double>>> vectors, Map<YearMonth, long[]> defaults) {
    if (vectors.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(Feature.values())
        .parallel()
        .map(feature -> of(feature, vectors, defaults))
        .toList();
  }

  private static FeatureProfile of(
      Feature feature,
      SortedMap<YearMonth, List<List<Double>>> vectors,
      Map<YearMonth, long[]> defaults) {
    int position = feature.ordinal();
    SortedMap<YearMonth, double[]> values = new TreeMap<>();
    vectors.forEach((month, rows) -> values.put(month, sorted(rows, position)));
    double[] all = together(values.values());
    double[] single = different(all, MOST_SINGLE_VALUES + 1);
    boolean few = single.length <= MOST_SINGLE_VALUES;
    Bins bins = new Bins(few ? single : tenths(all), all);
    List<Distribution> months = new ArrayList<>();
    long defaulted = 0;
    for (Map.Entry<YearMonth, double[]> month : values.entrySet()) {
      long[] ofMonth = defaults.get(month.getKey());
      long those = ofMonth == null ? 0 : ofMonth[position];
      defaulted += those;
      months.add(distribution(month.getKey().toString(), month.getValue(), those, bins, few));
    }
    return new FeatureProfile(
        feature.label(),
        feature.defaultValue(),
        few ? Arrays.stream(single).boxed().toList() : List.of(),
        distribution("", all, defaulted, bins, few),
        months);
  }

  private static double[] sorted(List<List<Double>> rows, int position) {
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i).get(position);
    }
    Arrays.sort(values);
    return values;
  }

  private static double[] together(Collection<double[]> months) {
    double[] all = new double[months.stream().mapToInt(month -> month.length).sum()];
    int at = 0;
    for (double[] month : months) {
      System.arraycopy(month, 0, all, at, month.length);
      at += month.length;
    }
    Arrays.sort(all);
    return all;
  }

  /** The first different values of a sorted array. */
  private static double[] different(double[] sorted, int most) {
    double[] different = new double[most];
    int found = 0;
    for (int i = 0; i < sorted.length && found < most; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        different[found++] = sorted[i];
      }
    }
    return Arrays.copyOf(different, found);
  }

  private static Distribution distribution(
      String month, double[] sorted, long defaults, Bins bins, boolean few) {
    return new Distribution(
        month,
        sorted.length,
        defaults,
        sorted[0],
        quantile(sorted, 10),
        quantile(sorted, 25),
        quantile(sorted, 50),
        quantile(sorted, 75),
        quantile(sorted, 90),
        sorted[sorted.length - 1],
        Arrays.stream(sorted).average().orElseThrow(),
        few ? Arrays.stream(bins.counts(sorted)).boxed().toList() : List.of(),
        bins.drift(sorted));
  }

  /** The smallest value that so many percent of the values do not exceed. */
  static double quantile(double[] sorted, int percent) {
    return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
  }

  private static double[] tenths(double[] sorted) {
    double[] tenths = new double[10];
    Arrays.setAll(tenths, i -> quantile(sorted, 10 * (i + 1)));
    return Arrays.stream(tenths).distinct().toArray();
  }

  /** The bins in which months are compared with all of them together. */
  static final class Bins {

    private final double[] edges;
    private final long[] there;
    private final int rows;

    /**
     * Bins, with all values counted into them once.
     *
     * @param edges the greatest value of each bin, in ascending order
     * @param all the values of all months, in ascending order
     */
    Bins(double[] edges, double[] all) {
      this.edges = edges;
      this.there = counts(all);
      this.rows = all.length;
    }

    /** The population stability index; half a row in every bin keeps empty ones finite. */
    double drift(double[] sorted) {
      long[] here = counts(sorted);
      double sum = 0;
      for (int i = 0; i < edges.length; i++) {
        double p = (here[i] + 0.5) / (sorted.length + 0.5 * edges.length);
        double q = (there[i] + 0.5) / (rows + 0.5 * edges.length);
        sum += (p - q) * Math.log(p / q);
      }
      return sum;
    }

    /** How many of the values, in ascending order, lie in each bin. */
    long[] counts(double[] sorted) {
      long[] counts = new long[edges.length];
      int bin = 0;
      for (double value : sorted) {
        while (bin < edges.length - 1 && value > edges[bin]) {
          bin++;
        }
        counts[bin]++;
      }
      return counts;
    }
  }
}
