package dev.fastbreak.app.importing;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.simulation.LeagueSimulation;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
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
   * Passes when a folder has every kind of file that the warehouse's rows of its seasons were made
   * from.
   *
   * @throws ImportException that names season, kind, what would be lost and the remedy
   */
  public static void refuseMissingFiles(Path folder, WarehouseSession session) {
    session.createMissingTables();
    Losses losses = new Losses(session);
    List<String> lost = new ArrayList<>();
    SeasonFolder found;
    try {
      found = SeasonFolder.of(folder);
    } catch (ImportException e) {
      // The import itself says what is wrong with the folder, and changes nothing.
      return;
    }
    found
        .seasons()
        .forEach(
            (season, files) -> {
              EnumSet<SeasonFile> absent = EnumSet.allOf(SeasonFile.class);
              absent.removeAll(files.keySet());
              // A simulated season may go as a whole.
              if (!absent.isEmpty() && losses.whatIsReal(season.startYear()).isPresent()) {
                for (SeasonFile kind : absent) {
                  if (losses.holds(kind, season.startYear())) {
                    lost.add("%s_%s (%s)".formatted(kind.prefix(), season, kind.loss()));
                  }
                }
              }
            });
    if (!lost.isEmpty()) {
      throw new ImportException(
          "The warehouse holds what came from files that folder '%s' has no longer: %s. Put them there, or give this up with --allow-missing. Nothing was changed."
              .formatted(folder, String.join(", ", lost)));
    }
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

  private boolean holds(SeasonFile kind, int year) {
    return switch (kind) {
      case SCHEDULE, PLAYER_BOX, TEAM_BOX -> false;
      case SHOTS ->
          rows(Projection.of(Tables.PLAYER_GAME_SUMMARY, ZonesOfDate.class), year).stream()
              .anyMatch(row -> row.paintAttempts() != null);
      case INJURIES ->
          rows(Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, StatusOfDate.class), year)
              .stream()
              .anyMatch(
                  row -> row.playerStatus() != null && !row.playerStatus().equals("available"));
      case GAME_LINES ->
          rows(Projection.of(Tables.UPCOMING_TEAM_GAME_CONTEXT, LinesOfDate.class), year).stream()
              .anyMatch(row -> row.gameTotal() != null);
    };
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
