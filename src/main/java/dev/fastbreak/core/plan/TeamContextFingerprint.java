package dev.fastbreak.core.plan;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import java.time.Instant;
import java.time.LocalDate;

/** A team's context, by its hash. */
public record TeamContextFingerprint(
    String teamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<TeamContextFingerprint> PROJECTION =
      Projection.of(TableSpec.of(UpcomingTeamGameContext.class), TeamContextFingerprint.class);

  @Override
  public String entity() {
    return teamAbbr;
  }
}
