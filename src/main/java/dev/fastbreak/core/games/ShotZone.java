package dev.fastbreak.core.games;

/**
 * Where a shot is taken from. The order is that of every list of zones, and decides between equals.
 */
public enum ShotZone {
  /** A two-pointer within 8 feet. */
  PAINT("paint"),
  /** Any other two-pointer. */
  MID_RANGE("mid_range"),
  /** A three-pointer. */
  PERIMETER("perimeter");

  private final String label;

  ShotZone(String label) {
    this.label = label;
  }

  /** The text stored in columns that name a zone. */
  public String label() {
    return label;
  }
}
