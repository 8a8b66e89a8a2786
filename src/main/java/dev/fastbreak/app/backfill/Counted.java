package dev.fastbreak.app.backfill;

/**
 * What a running pipeline has counted of one processor. Work that is tried again counts twice.
 *
 * @param entities players or teams computed so far, once for each date
 * @param rows rows made
 * @param failures entities without a row
 * @param share share of the chunk's buckets that are computed, 0..1
 */
public record Counted(long entities, long rows, long failures, double share) {

  /** Nothing yet. */
  public static final Counted NOTHING = new Counted(0, 0, 0, 0);

  /** Entities that the chunk will have, judged by the buckets that are computed; 0 without any. */
  public long expectedEntities() {
    return share == 0 ? 0 : Math.round(entities / share);
  }
}
