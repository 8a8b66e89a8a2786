package dev.fastbreak.core.featurestore;

/** Where a feature's value came from, and how much that is worth in the quality score. */
public enum FeatureSource {
  /** A stored column of another processor. */
  PHASE4("phase4", 100),
  /** The upstream tables, read or averaged. */
  PHASE3("phase3", 75),
  /** A formula of this processor. */
  CALCULATED("calculated", 100),
  /** Nothing was known: the feature's default stands in. */
  DEFAULT("default", 40);

  private final String label;
  private final int weight;

  FeatureSource(String label, int weight) {
    this.label = label;
    this.weight = weight;
  }

  /** The text stored in {@code feature_sources}. */
  public String label() {
    return label;
  }

  /** What a feature from this source adds to the mean that is the quality score, 0..100. */
  public int weight() {
    return weight;
  }
}
