package dev.fastbreak.core.plan;

import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import java.time.Instant;
import java.time.LocalDate;

/** A team's offensive game, by its hash. */
public record TeamOffenseFingerprint(
    String teamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
    implements RowFingerprint {

  public static final Projection<TeamOffenseFingerprint> PROJECTION =
      Projection.of(TableSpec.of(TeamOffenseGameSummary.class), TeamOffenseFingerprint.class);

  @Override
  public String entity() {
    return teamAbbr;
  }
}
