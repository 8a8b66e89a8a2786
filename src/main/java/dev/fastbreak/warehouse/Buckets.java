package dev.fastbreak.warehouse;

import dev.fastbreak.core.run.Failure;
import org.jspecify.annotations.Nullable;

/** Deals entities into buckets, the same way in every warehouse and on every machine. */
public final class Buckets {

  private Buckets() {}

  /**
   * The bucket of an entity.
   *
   * @param entity player or team; null, as flawed rows may have it, goes into bucket 0, and so does
   *     the marker of whole dates, which is no entity either
   * @param buckets number of buckets, at least 1
   * @return 0 to buckets - 1
   */
  public static int of(@Nullable String entity, int buckets) {
    if (entity == null || entity.equals(Failure.DATE_LEVEL)) {
      return 0;
    }
    // String.hashCode is fixed by its specification, but similar names lie close together.
    int mixed = entity.hashCode() * 0x9e3779b9;
    return Math.floorMod(mixed ^ (mixed >>> 15), buckets);
  }
}
