package dev.fastbreak.app.validate;

import dev.fastbreak.app.validate.Matchups.Matchup;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.plan.PlayerGameFingerprint;
import dev.fastbreak.core.plan.RowFingerprint;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.SourceTrace;
import dev.fastbreak.core.run.SourceTracer;
import dev.fastbreak.core.season.SeasonGame;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.shotzones.ShotZoneProfile;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teams.TeamForm;
import dev.fastbreak.core.window.Window;
import dev.fastbreak.plan.Upstream;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The upstream rows of a season by their hashes, and which of them go into which row. */
final class UpstreamSources {

  private static final Map<Processor, List<String>> PREFIXES =
      Map.of(
          Processor.TDZA, List.of("source_team_defense"),
          Processor.PSZA, List.of("source_player_game"),
          Processor.PCF, List.of("source_player_context", "source_team_context"),
          Processor.PDC,
              List.of("source_player_game", "source_team_offense", "source_upcoming_context"));

  private final SeasonSchedule schedule;
  private final EntityHistories<PlayerGameFingerprint> games;
  private final EntityHistories<RowFingerprint.OfDefense> defense;
  private final EntityHistories<RowFingerprint.OfTeam> offense;
  private final EntityHistories<RowFingerprint.OfPlayer> playerContexts;
  private final EntityHistories<RowFingerprint.OfTeam> teamContexts;
  private final SourceTracer tracer = new SourceTracer();

  private UpstreamSources(SeasonFingerprints known) {
    schedule = known.season();
    games =
        EntityHistories.of(
            schedule.opener(), known.playerGames(), PlayerGameFingerprint::playerLookup);
    defense = histories(known.teamDefense());
    offense = histories(known.teamOffense());
    playerContexts = histories(known.playerContexts());
    teamContexts = histories(known.teamContexts());
  }

  private <T extends RowFingerprint> EntityHistories<T> histories(InputRows<T> rows) {
    return EntityHistories.of(schedule.opener(), rows, RowFingerprint::entity);
  }

  static UpstreamSources read(WarehouseSession session, SeasonSchedule season, LocalDate until) {
    return new UpstreamSources(Upstream.fingerprints(session, season, until));
  }

  /** What the columns about upstream rows of a processor's table begin with. */
  static List<String> prefixes(Processor processor) {
    return PREFIXES.getOrDefault(processor, List.of());
  }

  /**
   * What a row's source columns must say.
   *
   * @param prefix what the columns begin with
   * @param entity the player or team of the row
   * @param matchup the player's game; null for a team
   */
  SourceTrace trace(
      Processor processor,
      String prefix,
      String entity,
      @Nullable Matchup matchup,
      LocalDate date) {
    return switch (prefix) {
      case "source_team_defense" ->
          tracer.trace(defense.of(entity).before(date).newest(TeamDefenseCalculator.GAMES));
      case "source_player_game" -> {
        Window<PlayerGameFingerprint> played = games.of(entity).where(Played::test).before(date);
        yield tracer.trace(
            processor == Processor.PSZA ? played.newest(ShotZoneProfile.LONG) : played.rows());
      }
      case "source_player_context", "source_upcoming_context" ->
          tracer.trace(playerContexts.on(entity, date).orElse(null));
      case "source_team_offense" ->
          matchup == null
              ? SourceTrace.NONE
              : tracer.trace(offense.of(matchup.team()).before(date).newest(TeamForm.GAMES));
      case "source_team_context" ->
          matchup == null
              ? SourceTrace.NONE
              : tracer.trace(teamContexts.on(matchup.opponent(), date).orElse(null));
      default -> throw new IllegalArgumentException("No upstream source: " + prefix);
    };
  }

  /** The game of a player without a context: that of the team of his newest game, if it plays. */
  @Nullable Matchup expected(String player, LocalDate date) {
    List<PlayerGameFingerprint> newest = games.of(player).before(date).newest(1);
    if (newest.isEmpty()) {
      return null;
    }
    String team = newest.get(0).teamAbbr();
    SeasonGame game = schedule.games(date).get(team);
    return game == null ? null : new Matchup(team, game.opponentOf(team));
  }
}
