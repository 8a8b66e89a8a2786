package dev.fastbreak.core.population;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.window.GameRow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code upcoming_player_game_context}.
 *
 * @param context what it says
 * @param isProductionReady whether it was made from complete data; null when it does not say
 */
public record UpcomingContext(
    PlayerContext context,
    @Nullable Boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code upcoming_player_game_context}. */
  public static final Projection<UpcomingContext> PROJECTION =
      Projection.of(TableSpec.of(UpcomingPlayerGameContext.class), UpcomingContext.class);

  @Override
  public LocalDate gameDate() {
    return context.gameDate();
  }
}
