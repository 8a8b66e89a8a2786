package dev.fastbreak.core.phase3;

/** Two-pointers by zone. */
record ZoneCounts(long paintAttempts, long paintMakes, long midRangeAttempts, long midRangeMakes) {

  static final ZoneCounts NONE = new ZoneCounts(0, 0, 0, 0);
}
