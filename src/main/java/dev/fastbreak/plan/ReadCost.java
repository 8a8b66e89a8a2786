package dev.fastbreak.plan;

import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the pipelines of a plan read of a warehouse that charges for bytes. The queries of
 * publishing are not part of it.
 */
public final class ReadCost {

  private static final BigDecimal TIB = BigDecimal.valueOf(1L << 40);

  private ReadCost() {}

  /**
   * Estimates a plan's reads, in bytes, with one chunk per season; smaller chunks read a season's
   * beginning more than once.
   *
   * @return empty where bytes cost nothing
   * @throws WarehouseException when the warehouse cannot estimate
   */
  public static OptionalLong bytes(Plan plan, WarehouseSession session) {
    Work.Run nobody = new Work.Run("00000000", Instant.EPOCH, 0, null);
    List<Slice<?>> slices =
        Work.of(plan, ChunkSize.SEASON, nobody).chunks().stream()
            .<Slice<?>>flatMap(chunk -> PhaseReads.slices(chunk).stream())
            .toList();
    return session.estimateBytes(slices);
  }

  /**
   * US dollars, rounded half up to so many decimals.
   *
   * @param perTib US dollars for 2^40 bytes
   */
  public static BigDecimal dollars(long bytes, BigDecimal perTib, int decimals) {
    return BigDecimal.valueOf(bytes).multiply(perTib).divide(TIB, decimals, RoundingMode.HALF_UP);
  }
}
