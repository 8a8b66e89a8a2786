package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import java.time.Instant;
import java.time.LocalDate;

/** A team's context, by its hash. */
public record TeamContextFingerprint(
    String teamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<TeamContextFingerprint> PROJECTION =
      Projection.of(Tables.UPCOMING_TEAM_GAME_CONTEXT, TeamContextFingerprint.class);

  @Override
  public String entity() {
    return teamAbbr;
  }
}
