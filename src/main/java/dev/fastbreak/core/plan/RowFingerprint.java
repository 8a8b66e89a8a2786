package dev.fastbreak.core.plan;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.GameRow;
import java.time.Instant;
import java.time.LocalDate;

/** A row of one player or team on one date, known by its content hash alone. */
public sealed interface RowFingerprint extends GameRow {

  Projection<OfPlayer> PLAYER_CONTEXTS =
      Projection.of(Tables.UPCOMING_PLAYER_GAME_CONTEXT, OfPlayer.class);

  Projection<OfTeam> TEAM_CONTEXTS = Projection.of(Tables.UPCOMING_TEAM_GAME_CONTEXT, OfTeam.class);

  Projection<OfTeam> TEAM_OFFENSE = Projection.of(Tables.TEAM_OFFENSE_GAME_SUMMARY, OfTeam.class);

  Projection<OfDefense> TEAM_DEFENSE =
      Projection.of(Tables.TEAM_DEFENSE_GAME_SUMMARY, OfDefense.class);

  /** The player or team. */
  String entity();

  /** A row that names its player. */
  record OfPlayer(String playerLookup, LocalDate gameDate, String dataHash, Instant processedAt)
      implements RowFingerprint {
    @Override
    public String entity() {
      return playerLookup;
    }
  }

  /** A row that names its team. */
  record OfTeam(String teamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
      implements RowFingerprint {
    @Override
    public String entity() {
      return teamAbbr;
    }
  }

  /** A row that names the team whose defence it is about. */
  record OfDefense(
      String defendingTeamAbbr, LocalDate gameDate, String dataHash, Instant processedAt)
      implements RowFingerprint {
    @Override
    public String entity() {
      return defendingTeamAbbr;
    }
  }
}
