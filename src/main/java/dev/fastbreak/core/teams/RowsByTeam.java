package dev.fastbreak.core.teams;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One season's rows of a table that is keyed by team and date: one row for each, the newest
 * version. Immutable, so that all players can share it.
 *
 * @param <T> the row
 */
public final class RowsByTeam<T extends GameRow> {

  private final Map<String, History<T>> byTeam;
  private final List<FlawedRow> unattributable;
  private final History<T> nothing = History.of(LocalDate.MIN, List.of(), List.of());

  private RowsByTeam(Map<String, History<T>> byTeam, List<FlawedRow> unattributable) {
    this.byTeam = byTeam;
    this.unattributable = unattributable;
  }

  /**
   * Sorts rows by team and date.
   *
   * @param opener rows before the season's first game date are passed over
   * @param rows in any order
   * @param team the team that a row is about; a flawed row's is its entity
   */
  public static <T extends GameRow> RowsByTeam<T> of(
      LocalDate opener, InputRows<T> rows, Function<T, String> team) {
    Map<String, InputRows<T>> apart = new HashMap<>();
    for (T row : rows.rows()) {
      part(apart, team.apply(row)).rows().add(row);
    }
    List<FlawedRow> unattributable = new ArrayList<>();
    for (FlawedRow flaw : rows.flawed()) {
      if (flaw.entity() == null || flaw.gameDate() == null) {
        unattributable.add(flaw);
      } else {
        part(apart, flaw.entity()).flawed().add(flaw);
      }
    }
    Map<String, History<T>> byTeam = new HashMap<>();
    apart.forEach((name, own) -> byTeam.put(name, History.of(opener, own.rows(), own.flawed())));
    return new RowsByTeam<>(Map.copyOf(byTeam), List.copyOf(unattributable));
  }

  private static <T> InputRows<T> part(Map<String, InputRows<T>> apart, String team) {
    return apart.computeIfAbsent(team, t -> new InputRows<>(new ArrayList<>(), new ArrayList<>()));
  }

  /** The teams that have any row. */
  public Set<String> teams() {
    return byTeam.keySet();
  }

  /** Rows that break their schema so badly that they name no team or no date. */
  public List<FlawedRow> unattributable() {
    return unattributable;
  }

  /** All rows of a team, empty when it has none. */
  public History<T> of(String team) {
    return byTeam.getOrDefault(team, nothing);
  }

  /** A team's row of exactly that date. */
  public Optional<T> on(String team, LocalDate date) {
    return of(team).on(date);
  }

  /** The flawed row that stands for a team and exactly that date. */
  public Optional<FlawedRow> flawOn(String team, LocalDate date) {
    return of(team).flawOn(date);
  }
}
