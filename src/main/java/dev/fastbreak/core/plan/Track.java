package dev.fastbreak.core.plan;

import dev.fastbreak.core.hash.SetDigest;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.core.window.History;
import dev.fastbreak.core.window.Window;
import java.time.LocalDate;
import java.util.Map;

/**
 * The rows of one player or team, digested window by window. Dates are asked for in order: a window
 * is then digested once a game, and the season grows by a game at a time.
 */
final class Track<T extends GameRow> {

  private final SetDigest.Item label;
  private final History<T> history;

  /** One per row, newest first like the history. */
  private final SetDigest.Item[] items;

  private SetDigest newest = new SetDigest();
  private int newestOf = -1;
  private int newestCount;
  private final SetDigest season = new SetDigest();
  private int seasonGames;

  Track(String name, History<T> history) {
    this.label = SetDigest.Item.of(name);
    this.history = history;
    this.items =
        history.newestFirst().stream()
            .map(row -> SetDigest.Item.of(row.dataHash()))
            .toArray(SetDigest.Item[]::new);
  }

  /** Stands for the name, so that two entities with the same rows differ. */
  SetDigest.Item label() {
    return label;
  }

  /** The newest {@code n} rows before a date, and the flawed row within their reach. */
  SetDigest newest(LocalDate date, int n) {
    Window<T> window = history.before(date);
    if (newestOf != window.size() || newestCount != n || window.anyFlaw().isPresent()) {
      newestOf = window.size();
      newestCount = n;
      newest = new SetDigest();
      int first = items.length - window.size();
      for (int i = first; i < first + Math.min(n, window.size()); i++) {
        newest.add(items[i]);
      }
      window.flawWithin(n).ifPresent(flaw -> newest.add(flaw.describe()));
    }
    return newest;
  }

  /** All rows before a date, and any flawed one. */
  SetDigest season(LocalDate date) {
    Window<T> window = history.before(date);
    for (; seasonGames < window.size(); seasonGames++) {
      season.add(items[items.length - 1 - seasonGames]);
    }
    if (window.anyFlaw().isEmpty()) {
      return season;
    }
    SetDigest flawed = new SetDigest();
    flawed.addAll(season);
    flawed.add(window.anyFlaw().get().describe());
    return flawed;
  }

  /** Adds every row, and every flawed one, to the digest of its date. */
  void addTo(Map<LocalDate, SetDigest> byDate) {
    for (int i = 0; i < items.length; i++) {
      of(history.newestFirst().get(i).gameDate(), byDate).addState(label, items[i]);
    }
    for (FlawedRow flaw : history.flawed()) {
      LocalDate date = flaw.gameDate();
      if (date != null) {
        of(date, byDate).add(flaw.describe());
      }
    }
  }

  private static SetDigest of(LocalDate date, Map<LocalDate, SetDigest> byDate) {
    return byDate.computeIfAbsent(date, d -> new SetDigest());
  }
}
