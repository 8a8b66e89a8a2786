package dev.fastbreak.core.games;

import org.jspecify.annotations.Nullable;

/** A game's shots by zone; null means unknown. */
public interface ZoneRow {

  @Nullable Long attempts(ShotZone zone);

  /** Makes from a zone; known whenever its attempts are. */
  @Nullable Long makes(ShotZone zone);

  /**
   * Whether the attempts of all three zones are known. Only such rows take part in zone values: the
   * zones come from different sources, and a share among some of them would be wrong.
   */
  default boolean hasZones() {
    return attempts(ShotZone.PAINT) != null
        && attempts(ShotZone.MID_RANGE) != null
        && attempts(ShotZone.PERIMETER) != null;
  }
}
