package dev.fastbreak.core.games;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What tells whether a player played in a game; null means unknown. */
public interface ActivityRow {

  /** False when the player was listed but not active. */
  @Nullable Boolean isActive();

  @Nullable BigDecimal minutesPlayed();

  @Nullable Long fgAttempts();

  @Nullable Long points();
}
