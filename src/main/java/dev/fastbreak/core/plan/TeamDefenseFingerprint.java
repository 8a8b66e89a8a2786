package dev.fastbreak.core.plan;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import java.time.Instant;
import java.time.LocalDate;

/** A team's defensive game, by its hash. */
public record TeamDefenseFingerprint(
    String defendingTeamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<TeamDefenseFingerprint> PROJECTION =
      Projection.of(TableSpec.of(TeamDefenseGameSummary.class), TeamDefenseFingerprint.class);

  @Override
  public String entity() {
    return defendingTeamAbbr;
  }
}
