package dev.fastbreak.core.phase3;

/** Two-pointers by zone. */
record ZoneCounts(long paintAttempts, long paintMakes, long midRangeAttempts, long midRangeMakes) {}
