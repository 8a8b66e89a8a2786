package dev.fastbreak.core.population;

import dev.fastbreak.core.window.FlawedRow;
import org.jspecify.annotations.Nullable;

/** How a player belongs to a date's population. */
public sealed interface ContextOnDate {

  /**
   * His context is known.
   *
   * @param context what is known
   * @param row the upstream row that says so; null when the table has none and the context was made
   *     from his own games
   */
  record Known(PlayerContext context, @Nullable UpcomingContext row) implements ContextOnDate {

    /** Whether the context was made from the player's own games. */
    public boolean isSynthetic() {
      return row == null;
    }

    /** Whether the upstream row exists and says that it was made from complete data. */
    public boolean isReady() {
      return row != null && Boolean.TRUE.equals(row.isProductionReady());
    }
  }

  /** The row that would tell his context breaks its schema. */
  record Flawed(FlawedRow flaw) implements ContextOnDate {}
}
