package dev.fastbreak.core.teams;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.window.GameRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One game of one team: its pace, its offence, its result. */
public record TeamOffenseGame(
    String teamAbbr,
    LocalDate gameDate,
    @Nullable BigDecimal offensiveRating,
    @Nullable BigDecimal pace,
    @Nullable Boolean winFlag,
    String dataHash,
    Instant processedAt)
    implements GameRow {

  /** These columns of {@code team_offense_game_summary}. */
  public static final Projection<TeamOffenseGame> PROJECTION =
      Projection.of(TableSpec.of(TeamOffenseGameSummary.class), TeamOffenseGame.class);
}
