package dev.fastbreak.plan;

import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the pipelines of a plan read of a warehouse that charges for bytes. The queries of
 * publishing are not part of it.
 *
 * @param bytes bytes of the columns and dates that are read
 * @param pricePerTib US dollars for 2^40 bytes
 */
public record ReadCost(long bytes, BigDecimal pricePerTib) {

  /**
   * Estimates a plan's reads with one chunk per season; smaller chunks read a season's beginning
   * more than once.
   *
   * @return empty where bytes cost nothing
   * @throws WarehouseException when the warehouse cannot estimate
   */
  public static Optional<ReadCost> of(Plan plan, WarehouseSession session, BigDecimal pricePerTib) {
    return session.estimateBytes(slices(plan)).stream()
        .mapToObj(bytes -> new ReadCost(bytes, pricePerTib))
        .findFirst();
  }

  private static List<Slice<?>> slices(Plan plan) {
    Work.Run nobody = new Work.Run("00000000", Instant.EPOCH, 0);
    return Work.of(plan, ChunkSize.SEASON, nobody).chunks().stream()
        .<Slice<?>>flatMap(chunk -> PhaseReads.slices(chunk).stream())
        .toList();
  }

  /** US dollars, rounded half up to so many decimals. */
  public BigDecimal dollars(int decimals) {
    return Price.dollars(bytes, pricePerTib, decimals);
  }
}
