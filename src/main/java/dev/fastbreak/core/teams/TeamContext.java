package dev.fastbreak.core.teams;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import dev.fastbreak.core.window.GameRow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a team's context on a date exists and is ready; nothing else of it is used. */
public record TeamContext(
    String teamAbbr,
    LocalDate gameDate,
    @Nullable Boolean isProductionReady,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code upcoming_team_game_context}. */
  public static final Projection<TeamContext> PROJECTION =
      Projection.of(TableSpec.of(UpcomingTeamGameContext.class), TeamContext.class);

  /** Whether the row says that it was made from complete data. */
  public boolean isReady() {
    return Boolean.TRUE.equals(isProductionReady);
  }
}
