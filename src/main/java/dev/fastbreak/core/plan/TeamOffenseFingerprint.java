package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import java.time.Instant;
import java.time.LocalDate;

/** A team's offensive game, by its hash. */
public record TeamOffenseFingerprint(
    String teamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<TeamOffenseFingerprint> PROJECTION =
      Projection.of(Tables.TEAM_OFFENSE_GAME_SUMMARY, TeamOffenseFingerprint.class);

  @Override
  public String entity() {
    return teamAbbr;
  }
}
