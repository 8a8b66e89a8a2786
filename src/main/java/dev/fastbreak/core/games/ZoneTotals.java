package dev.fastbreak.core.games;

import dev.fastbreak.core.number.Fraction;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attempts and makes by zone, summed over those rows of a window that have zone data. All values
 * are exact.
 */
public final class ZoneTotals {

  private static final ShotZone[] ZONES = ShotZone.values();

  private final int games;
  private int zoneGames;
  private final long[] attempts = new long[ZONES.length];
  private final long[] makes = new long[ZONES.length];

  private ZoneTotals(int games) {
    this.games = games;
  }

  /**
   * Sums the zone rows among the rows.
   *
   * @throws NullPointerException when a zone row has attempts without makes; such rows are invalid
   *     input and do not become records
   */
  public static ZoneTotals over(Collection<? extends ZoneRow> rows) {
    ZoneTotals totals = new ZoneTotals(rows.size());
    for (ZoneRow row : rows) {
      if (row.hasZones()) {
        totals.add(row);
      }
    }
    return totals;
  }

  private void add(ZoneRow row) {
    zoneGames++;
    for (ShotZone zone : ZONES) {
      attempts[zone.ordinal()] += Objects.requireNonNull(row.attempts(zone), "attempts");
      makes[zone.ordinal()] += Objects.requireNonNull(row.makes(zone), "makes");
    }
  }

  public int games() {
    return games;
  }

  public int zoneGames() {
    return zoneGames;
  }

  public long attempts(ShotZone zone) {
    return attempts[zone.ordinal()];
  }

  public long attempts() {
    long all = 0;
    for (long own : attempts) {
      all += own;
    }
    return all;
  }

  public long makes(ShotZone zone) {
    return makes[zone.ordinal()];
  }

  /** Percent of all attempts that came from a zone, 0..100; null when there is no attempt. */
  public @Nullable Fraction rate(ShotZone zone) {
    long all = attempts();
    return all == 0 ? null : Fraction.of(100 * attempts(zone), all);
  }

  /** Makes / attempts from a zone, 0..1; null when there is no attempt from it. */
  public @Nullable Fraction percentage(ShotZone zone) {
    return attempts(zone) == 0 ? null : Fraction.of(makes(zone), attempts(zone));
  }

  /** Attempts from a zone per game with zone data; null when there is no such game. */
  public @Nullable Fraction attemptsPerGame(ShotZone zone) {
    return zoneGames == 0 ? null : Fraction.of(attempts(zone), zoneGames);
  }

  /** {@code zone data in 7 of 10 games}, or null when all games have it. */
  public @Nullable String gapNote() {
    return zoneGames == games ? null : "zone data in " + zoneGames + " of " + games + " games";
  }
}
