package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.PlayerGameFingerprint;
import dev.fastbreak.core.plan.RowFingerprint;
import dev.fastbreak.core.plan.ScheduleRow;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.LeagueCalendar;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.List;

/** Reads what planning needs to know of the upstream tables. */
public final class Upstream {

  /** What {@link #fingerprints} reads, each where its table is read at all. */
  static final List<Projection<?>> FINGERPRINTS =
      List.of(
          PlayerGameFingerprint.PROJECTION,
          RowFingerprint.TEAM_DEFENSE,
          RowFingerprint.TEAM_OFFENSE,
          RowFingerprint.PLAYER_CONTEXTS,
          RowFingerprint.TEAM_CONTEXTS);

  private Upstream() {}

  /**
   * The schedule of every season; of several versions of one game, the newest.
   *
   * @throws WarehouseException when a row of the schedule breaks its schema: without dates to trust
   *     nothing can be computed
   */
  public static LeagueCalendar calendar(WarehouseSession session) {
    InputRows<ScheduledGame> games =
        ScheduleRow.inForce(session.fetch(Slice.all(ScheduleRow.PROJECTION)));
    if (!games.flawed().isEmpty()) {
      FlawedRow first = games.flawed().get(0);
      throw new WarehouseException(
          WarehouseException.Cause.REFUSED,
          "%d rows of %s cannot be used; correct them first. The first: %s"
              .formatted(games.flawed().size(), Tables.SCHEDULE, first.describe()));
    }
    return LeagueCalendar.of(games.rows());
  }

  /** The hashes of one season's input rows, from the opener to a date, both included. */
  public static SeasonFingerprints fingerprints(
      WarehouseSession session, SeasonSchedule season, LocalDate until) {
    return fingerprints(session, season, until, Reads.STANDARD);
  }

  /** The same of the tables that are read; of the others there are none. */
  static SeasonFingerprints fingerprints(
      WarehouseSession session, SeasonSchedule season, LocalDate until, Reads reads) {
    FingerprintReader reader = new FingerprintReader(session, season, until, reads);
    return new SeasonFingerprints(
        season,
        reader.read(PlayerGameFingerprint.PROJECTION),
        reader.read(RowFingerprint.TEAM_DEFENSE),
        reader.read(RowFingerprint.TEAM_OFFENSE),
        reader.read(RowFingerprint.PLAYER_CONTEXTS),
        reader.read(RowFingerprint.TEAM_CONTEXTS));
  }

  private record FingerprintReader(
      WarehouseSession session, SeasonSchedule season, LocalDate until, Reads reads) {
    <T extends Record> InputRows<T> read(Projection<T> projection) {
      return reads.anyOf(projection.table())
          ? session.fetch(new Slice<>(projection, season.opener(), until))
          : new InputRows<>(List.of(), List.of());
    }
  }
}
