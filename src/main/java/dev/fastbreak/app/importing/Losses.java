package dev.fastbreak.app.importing;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.phase3.UpstreamTables;
import dev.fastbreak.core.table.Projection;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a load would take away from a season that the warehouse holds, and hardly anybody means to
 * give up: real rows for simulated ones, and everything that came from a kind of file that is no
 * longer there.
 */
public final class Losses {

  private static final String EAST = "EST";

  private final WarehouseSession session;

  record ScheduledDate(LocalDate gameDate, long seasonYear, String homeTeamTricode) {}

  record PlayerOfDate(LocalDate gameDate, String playerLookup) {}

  record TeamOfDate(LocalDate gameDate, String teamAbbr) {}

  record ZonesOfDate(LocalDate gameDate, @Nullable Long paintAttempts) {}

  record StatusOfDate(LocalDate gameDate, @Nullable String playerStatus) {}

  record LinesOfDate(LocalDate gameDate, @Nullable BigDecimal gameTotal) {}

  private Losses(WarehouseSession session) {
    this.session = session;
  }

  /**
   * Passes when a simulation replaces nothing but simulated rows.
   *
   * @param years the seasons to be simulated, by the year in which they start
   * @throws ImportException that names the season, an example and the remedy
   */
  public static void refuseReplacing(Collection<Integer> years, WarehouseSession session) {
    session.createMissingTables();
    Losses losses = new Losses(session);
    for (int year : years) {
      losses
          .whatIsReal(year)
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
    Losses losses = new Losses(session);
    List<String> lost = new ArrayList<>();
    for (UpstreamTables season : input.tables()) {
      // A simulated season may go as a whole.
      if (losses.whatIsReal(season.seasonYear()).isPresent()) {
        for (SeasonFile kind : SeasonFile.values()) {
          losses
              .loss(kind, season)
              .ifPresent(
                  what ->
                      lost.add(
                          "%s_%s (%s)"
                              .formatted(kind.prefix(), new Season(season.seasonYear()), what)));
        }
      }
    }
    if (!lost.isEmpty()) {
      throw new ImportException(
          "The warehouse holds what the folder no longer gives: %s. Put it there, or give this up with --allow-missing. Nothing was changed."
              .formatted(String.join(", ", lost)));
    }
  }

  private Optional<String> loss(SeasonFile kind, UpstreamTables season) {
    List<LocalDate> held = held(kind, season.seasonYear());
    List<LocalDate> given = given(kind, season);
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

  /** Something of a season that no simulation makes; empty when there is no such thing. */
  private Optional<String> whatIsReal(int year) {
    List<ScheduledDate> games = games(year);
    if (games.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> stranger =
        rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, PlayerOfDate.class), year).stream()
            .map(PlayerOfDate::playerLookup)
            .filter(Objects::nonNull)
            .distinct()
            .filter(Predicate.not(LeagueSimulation::isInventedPlayer))
            .findFirst();
    if (stranger.isPresent()) {
      return Optional.of("rows of player " + stranger.get());
    }
    // A simulated schedule has its All-Star game, between teams that no box score knows.
    return games.stream().anyMatch(game -> EAST.equals(game.homeTeamTricode()))
        ? Optional.empty()
        : Optional.of(games.size() + " games");
  }

  /** Dates of the warehouse's rows that only such a file can have given. */
  private List<LocalDate> held(SeasonFile kind, int year) {
    return switch (kind) {
      case SCHEDULE -> games(year).stream().map(ScheduledDate::gameDate).toList();
      case PLAYER_BOX ->
          rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, PlayerOfDate.class), year).stream()
              .map(PlayerOfDate::gameDate)
              .toList();
      case TEAM_BOX ->
          rows(Projection.of(Tables.TEAM_OFFENSE_GAME_SUMMARY, TeamOfDate.class), year).stream()
              .map(TeamOfDate::gameDate)
              .toList();
      case SHOTS ->
          rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, ZonesOfDate.class), year).stream()
              .filter(row -> row.paintAttempts() != null)
              .map(ZonesOfDate::gameDate)
              .toList();
      case INJURIES ->
          rows(Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, StatusOfDate.class), year)
              .stream()
              .filter(row -> isInjured(row.playerStatus()))
              .map(StatusOfDate::gameDate)
              .toList();
      case GAME_LINES ->
          rows(Projection.of(Tables.UPCOMING_TEAM_GAME_CONTEXT, LinesOfDate.class), year).stream()
              .filter(row -> row.gameTotal() != null)
              .map(LinesOfDate::gameDate)
              .toList();
    };
  }

  /** The same of the input. */
  private static List<LocalDate> given(SeasonFile kind, UpstreamTables season) {
    return switch (kind) {
      case SCHEDULE -> season.schedule().stream().map(ScheduledGame::gameDate).toList();
      case PLAYER_BOX -> season.playerGames().stream().map(PlayerGameSummary::gameDate).toList();
      case TEAM_BOX -> season.teamOffense().stream().map(TeamOffenseGameSummary::gameDate).toList();
      case SHOTS ->
          season.playerGames().stream()
              .filter(row -> row.paintAttempts() != null)
              .map(PlayerGameSummary::gameDate)
              .toList();
      case INJURIES ->
          season.playerContexts().stream()
              .filter(row -> isInjured(row.playerStatus()))
              .map(UpcomingPlayerGameContext::gameDate)
              .toList();
      case GAME_LINES ->
          season.teamContexts().stream()
              .filter(row -> row.gameTotal() != null)
              .map(UpcomingTeamGameContext::gameDate)
              .toList();
    };
  }

  private static boolean isInjured(@Nullable String status) {
    return status != null && !status.equals("available");
  }

  private List<ScheduledDate> games(int year) {
    return session
        .fetch(Slice.all(Projection.of(Tables.SCHEDULE, ScheduledDate.class)))
        .rows()
        .stream()
        .filter(game -> game.seasonYear() == year)
        .toList();
  }

  private <T extends Record> List<T> rows(Projection<T> projection, int year) {
    List<LocalDate> dates =
        games(year).stream()
            .map(ScheduledDate::gameDate)
            .sorted(Comparator.naturalOrder())
            .toList();
    return dates.isEmpty()
        ? List.of()
        : session.fetch(new Slice<>(projection, dates.get(0), dates.get(dates.size() - 1))).rows();
  }
}
