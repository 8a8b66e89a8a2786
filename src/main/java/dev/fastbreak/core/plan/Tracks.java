package dev.fastbreak.core.plan;

import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The rows of all players or teams of a table, digested window by window. */
final class Tracks {

  private final Map<String, Track<?>> byName = new HashMap<>();

  /** Everyone's rows of one date each: a date is in the windows of many others. */
  private final NavigableMap<LocalDate, SetDigest> byDate = new TreeMap<>();

  private Tracks() {}

  /** Tracks of the histories, each seen through a filter. */
  static <T extends GameRow> Tracks of(
      EntityHistories<T> histories, UnaryOperator<History<T>> filter) {
    Tracks tracks = new Tracks();
    histories
        .byName()
        .forEach(
            (name, history) -> {
              Track<T> track = new Track<>(name, filter.apply(history));
              track.addTo(tracks.byDate);
              tracks.byName.put(name, track);
            });
    return tracks;
  }

  /** Everyone's newest {@code n} rows before a date. */
  SetDigest newest(LocalDate date, int n) {
    SetDigest windows = new SetDigest();
    for (Track<?> track : byName.values()) {
      SetDigest window = track.newest(date, n);
      if (window.count() > 0) {
        windows.addState(track.label(), window);
      }
    }
    return windows;
  }

  /** Everyone's rows before a date. */
  SetDigest seasons(LocalDate date) {
    return seasonsOf(byName.keySet(), date);
  }

  /** Some entities' rows before a date. */
  SetDigest seasonsOf(Set<String> names, LocalDate date) {
    SetDigest seasons = new SetDigest();
    for (String name : names) {
      Track<?> track = byName.get(name);
      if (track != null) {
        seasons.addState(track.label(), track.season(date));
      }
    }
    return seasons;
  }

  /** Everyone's rows with {@code after < game date < before}. */
  SetDigest between(LocalDate after, LocalDate before) {
    SetDigest rows = new SetDigest();
    byDate.subMap(after, false, before, false).values().forEach(rows::addAll);
    return rows;
  }
}
