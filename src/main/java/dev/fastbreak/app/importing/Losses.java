package dev.fastbreak.app.importing;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import dev.fastbreak.simulation.LeagueSimulation;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a load would take away from a season that the warehouse holds, and hardly anybody means to
 * give up: real rows for simulated ones, and everything that came from a kind of file that is no
 * longer there.
 */
public final class Losses {

  private static final String EAST = "EST";

  private final WarehouseSession session;
  private final List<ScheduledDate> games;

  record ScheduledDate(LocalDate gameDate, long seasonYear, String homeTeamTricode) {}

  record PlayerOfDate(LocalDate gameDate, String playerLookup) {}

  record TeamOfDate(LocalDate gameDate, String teamAbbr) {}

  record ZonesOfDate(LocalDate gameDate, @Nullable Long paintAttempts) {}

  record StatusOfDate(LocalDate gameDate, @Nullable String playerStatus) {}

  record LinesOfDate(LocalDate gameDate, @Nullable BigDecimal gameTotal) {}

  /** What the warehouse holds of a season. */
  private Losses(WarehouseSession session, int year) {
    this.session = session;
    this.games =
        session
            .fetch(Slice.all(Projection.of(Tables.SCHEDULE, ScheduledDate.class)))
            .rows()
            .stream()
            .filter(game -> game.seasonYear() == year)
            .toList();
  }

  /**
   * Passes when a simulation replaces nothing but simulated rows.
   *
   * @param years the seasons to be simulated, by the year in which they start
   * @throws ImportException that names the season, an example and the remedy
   */
  public static void refuseReplacing(Collection<Integer> years, WarehouseSession session) {
    session.createMissingTables();
    for (int year : years) {
      new Losses(session, year)
          .whatIsReal()
          .ifPresent(
              example -> {
                throw new ImportException(
                    "Season %s of the warehouse was not simulated (it has %s), and would be replaced. Name another --warehouse for the simulation, or give these rows up with --replace. Nothing was changed."
                        .formatted(new Season(year), example));
              });
    }
  }

  /**
   * Passes when the input still gives what the warehouse's rows of its seasons were made from. A
   * kind of file is lost when nothing of it is left, or less than half of its rows between the
   * first and the last date that it still has: a shorter season is no loss.
   *
   * @throws ImportException that names season, kind, what would be lost and the remedy
   */
  public static void refuseLosing(UpstreamInput input, WarehouseSession session) {
    session.createMissingTables();
    List<String> lost = new ArrayList<>();
    for (UpstreamTables season : input.tables()) {
      Losses losses = new Losses(session, season.seasonYear());
      // A simulated season may go as a whole.
      if (losses.whatIsReal().isEmpty()) {
        continue;
      }
      for (SeasonFile kind : SeasonFile.values()) {
        String file = "%s_%s".formatted(kind.prefix(), new Season(season.seasonYear()));
        losses.loss(kind, season).ifPresent(what -> lost.add("%s (%s)".formatted(file, what)));
      }
    }
    if (!lost.isEmpty()) {
      throw new ImportException(
          "The warehouse holds what the folder no longer gives: %s. Put it there, or give this up with --allow-missing. Nothing was changed."
              .formatted(String.join(", ", lost)));
    }
  }

  private Optional<String> loss(SeasonFile kind, UpstreamTables season) {
    List<LocalDate> held = held(kind).toList();
    List<LocalDate> given = given(kind, season).toList();
    if (held.isEmpty() || given.isEmpty()) {
      return held.isEmpty() ? Optional.empty() : Optional.of(kind.loss());
    }
    LocalDate first = Collections.min(given);
    LocalDate last = Collections.max(given);
    long inside =
        held.stream().filter(date -> !date.isBefore(first) && !date.isAfter(last)).count();
    return 2L * given.size() >= inside
        ? Optional.empty()
        : Optional.of(
            "%,d instead of %,d rows from %s to %s".formatted(given.size(), inside, first, last));
  }

  /** Something of the season that no simulation makes; empty when there is no such thing. */
  private Optional<String> whatIsReal() {
    Optional<String> stranger =
        rows(Tables.PLAYER_GAME_SUMMARY, PlayerOfDate.class)
            .map(PlayerOfDate::playerLookup)
            .filter(player -> player != null && !LeagueSimulation.isInventedPlayer(player))
            .findFirst();
    // A simulated schedule has its All-Star game, between teams that no box score knows.
    boolean simulated =
        games.isEmpty() || games.stream().anyMatch(game -> EAST.equals(game.homeTeamTricode()));
    return stranger
        .map(player -> "rows of player " + player)
        .or(() -> simulated ? Optional.empty() : Optional.of(games.size() + " games"));
  }

  /** Dates of the warehouse's rows that only such a file can have given. */
  private Stream<LocalDate> held(SeasonFile kind) {
    return switch (kind) {
      case SCHEDULE -> games.stream().map(ScheduledDate::gameDate);
      case PLAYER_BOX ->
          rows(Tables.PLAYER_GAME_SUMMARY, PlayerOfDate.class).map(PlayerOfDate::gameDate);
      case TEAM_BOX ->
          rows(Tables.TEAM_OFFENSE_GAME_SUMMARY, TeamOfDate.class).map(TeamOfDate::gameDate);
      case SHOTS ->
          rows(Tables.PLAYER_GAME_SUMMARY, ZonesOfDate.class)
              .filter(row -> row.paintAttempts() != null)
              .map(ZonesOfDate::gameDate);
      case INJURIES ->
          rows(Tables.UPCOMING_PLAYER_GAME_CONTEXT, StatusOfDate.class)
              .filter(row -> isInjured(row.playerStatus()))
              .map(StatusOfDate::gameDate);
      case GAME_LINES ->
          rows(Tables.UPCOMING_TEAM_GAME_CONTEXT, LinesOfDate.class)
              .filter(row -> row.gameTotal() != null)
              .map(LinesOfDate::gameDate);
    };
  }

  /** The same of the input. */
  private static Stream<LocalDate> given(SeasonFile kind, UpstreamTables season) {
    return switch (kind) {
      case SCHEDULE -> season.schedule().stream().map(ScheduledGame::gameDate);
      case PLAYER_BOX -> season.playerGames().stream().map(PlayerGameSummary::gameDate);
      case TEAM_BOX -> season.teamOffense().stream().map(TeamOffenseGameSummary::gameDate);
      case SHOTS ->
          season.playerGames().stream()
              .filter(row -> row.paintAttempts() != null)
              .map(PlayerGameSummary::gameDate);
      case INJURIES ->
          season.playerContexts().stream()
              .filter(row -> isInjured(row.playerStatus()))
              .map(UpcomingPlayerGameContext::gameDate);
      case GAME_LINES ->
          season.teamContexts().stream()
              .filter(row -> row.gameTotal() != null)
              .map(UpcomingTeamGameContext::gameDate);
    };
  }

  private static boolean isInjured(@Nullable String status) {
    return status != null && !status.equals("available");
  }

  /** Rows of a table between the season's first game and its last. */
  private <T extends Record> Stream<T> rows(TableSpec<?> table, Class<T> columns) {
    if (games.isEmpty()) {
      return Stream.empty();
    }
    List<LocalDate> dates = games.stream().map(ScheduledDate::gameDate).toList();
    Projection<T> projection = Projection.of(table, columns);
    return session
        .fetch(new Slice<>(projection, Collections.min(dates), Collections.max(dates)))
        .rows()
        .stream();
  }
}
