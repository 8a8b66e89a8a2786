package dev.fastbreak.core.rows;

import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The rows of many players or teams, each with his own history.
 *
 * @param <T> the row
 */
public final class EntityHistories<T extends GameRow> {

  private final Map<String, History<T>> histories;
  private final List<FlawedRow> unattributable;
  private final History<T> none;

  private EntityHistories(
      Map<String, History<T>> histories, List<FlawedRow> unattributable, History<T> none) {
    this.histories = histories;
    this.unattributable = unattributable;
    this.none = none;
  }

  /**
   * Groups rows.
   *
   * @param opener rows before it are passed over
   * @param entity the player or team of a row
   */
  public static <T extends GameRow> EntityHistories<T> of(
      LocalDate opener, InputRows<T> input, Function<T, String> entity) {
    Map<String, List<T>> rows = new HashMap<>();
    for (T row : input.rows()) {
      rows.computeIfAbsent(entity.apply(row), name -> new ArrayList<>()).add(row);
    }
    Map<String, List<FlawedRow>> flaws = new HashMap<>();
    List<FlawedRow> unattributable = new ArrayList<>();
    for (FlawedRow flaw : input.flawed()) {
      String name = flaw.entity();
      if (name == null || flaw.gameDate() == null) {
        unattributable.add(flaw);
      } else {
        flaws.computeIfAbsent(name, n -> new ArrayList<>()).add(flaw);
      }
    }
    Set<String> names = new TreeSet<>(rows.keySet());
    names.addAll(flaws.keySet());
    Map<String, History<T>> histories = new TreeMap<>();
    for (String name : names) {
      histories.put(
          name,
          History.of(
              opener, rows.getOrDefault(name, List.of()), flaws.getOrDefault(name, List.of())));
    }
    return new EntityHistories<>(
        histories, List.copyOf(unattributable), History.of(opener, List.of(), List.of()));
  }

  /** These and other rows, each entity's together; of two rows for one date the newer counts. */
  public EntityHistories<T> and(EntityHistories<T> more) {
    Map<String, History<T>> all = new TreeMap<>(histories);
    more.histories.forEach((name, own) -> all.merge(name, own, History::and));
    List<FlawedRow> flawed = new ArrayList<>(unattributable);
    flawed.addAll(more.unattributable);
    return new EntityHistories<>(all, List.copyOf(flawed), none);
  }

  /** Names of all entities, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(histories.keySet());
  }

  /** History of an entity; empty when it has no row. */
  public History<T> of(String name) {
    return histories.getOrDefault(name, none);
  }

  /** An entity's row of exactly that date. */
  public Optional<T> on(String name, LocalDate date) {
    return of(name).on(date);
  }

  /** The flawed row that stands for an entity and exactly that date. */
  public Optional<FlawedRow> flawOn(String name, LocalDate date) {
    return of(name).flawOn(date);
  }

  /** Histories by name. */
  public Map<String, History<T>> byName() {
    return Collections.unmodifiableMap(histories);
  }

  /** Rows that break their schema so badly that they name no entity or no date. */
  public List<FlawedRow> unattributable() {
    return unattributable;
  }
}
