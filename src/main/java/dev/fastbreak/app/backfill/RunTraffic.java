package dev.fastbreak.app.backfill;

import dev.fastbreak.warehouse.Traffic;

/**
 * What a run moved between us and a warehouse that charges for it.
 *
 * @param pipelines by pipelines, publishing included
 * @param planning by planning and by looking into the ledger
 * @param whole whether nothing is known to be missing: a job that is no longer followed, or whose
 *     runner does not answer, leaves a gap
 */
public record RunTraffic(Traffic pipelines, Traffic planning, boolean whole) {

  /** Nothing, or nothing that anyone counts. */
  public static final RunTraffic NONE = new RunTraffic(Traffic.NONE, Traffic.NONE, true);

  /** Everything together. */
  public Traffic total() {
    return pipelines.plus(planning);
  }
}
