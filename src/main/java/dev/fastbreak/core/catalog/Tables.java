package dev.fastbreak.core.catalog;

import dev.fastbreak.core.composite.PlayerCompositeFactors;
import dev.fastbreak.core.dailycache.PlayerDailyCache;
import dev.fastbreak.core.featurestore.MlFeatureStore;
import dev.fastbreak.core.run.PrecomputeFailure;
import dev.fastbreak.core.run.PrecomputeRun;
import dev.fastbreak.core.run.ReplacedRow;
import dev.fastbreak.core.shotzones.PlayerShotZoneAnalysis;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import dev.fastbreak.core.upstream.PlayerGameSummary;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.upstream.TeamDefenseGameSummary;
import dev.fastbreak.core.upstream.TeamOffenseGameSummary;
import dev.fastbreak.core.upstream.UpcomingPlayerGameContext;
import dev.fastbreak.core.upstream.UpcomingTeamGameContext;
import dev.fastbreak.core.upstream.UpstreamLoad;
import java.util.List;
import java.util.stream.Stream;

/** Every table that Fastbreak knows. */
public final class Tables {

  public static final TableSpec<ScheduledGame> SCHEDULE = TableSpec.of(ScheduledGame.class);
  public static final TableSpec<PlayerGameSummary> PLAYER_GAME_SUMMARY =
      TableSpec.of(PlayerGameSummary.class);
  public static final TableSpec<TeamOffenseGameSummary> TEAM_OFFENSE_GAME_SUMMARY =
      TableSpec.of(TeamOffenseGameSummary.class);
  public static final TableSpec<TeamDefenseGameSummary> TEAM_DEFENSE_GAME_SUMMARY =
      TableSpec.of(TeamDefenseGameSummary.class);
  public static final TableSpec<UpcomingPlayerGameContext> UPCOMING_PLAYER_GAME_CONTEXT =
      TableSpec.of(UpcomingPlayerGameContext.class);
  public static final TableSpec<UpcomingTeamGameContext> UPCOMING_TEAM_GAME_CONTEXT =
      TableSpec.of(UpcomingTeamGameContext.class);

  public static final TableSpec<TeamDefenseZoneAnalysis> TEAM_DEFENSE_ZONE_ANALYSIS =
      TableSpec.of(TeamDefenseZoneAnalysis.class);
  public static final TableSpec<PlayerShotZoneAnalysis> PLAYER_SHOT_ZONE_ANALYSIS =
      TableSpec.of(PlayerShotZoneAnalysis.class);
  public static final TableSpec<PlayerCompositeFactors> PLAYER_COMPOSITE_FACTORS =
      TableSpec.of(PlayerCompositeFactors.class);
  public static final TableSpec<PlayerDailyCache> PLAYER_DAILY_CACHE =
      TableSpec.of(PlayerDailyCache.class);
  public static final TableSpec<MlFeatureStore> ML_FEATURE_STORE =
      TableSpec.of(MlFeatureStore.class);

  public static final TableSpec<PrecomputeFailure> PRECOMPUTE_FAILURES =
      TableSpec.of(PrecomputeFailure.class);
  public static final TableSpec<PrecomputeRun> PRECOMPUTE_RUNS = TableSpec.of(PrecomputeRun.class);

  /** Rows as they were before a run changed them. */
  public static final TableSpec<ReplacedRow> REPLACED_ROWS = TableSpec.of(ReplacedRow.class);

  public static final TableSpec<UpstreamLoad> UPSTREAM_LOADS = TableSpec.of(UpstreamLoad.class);

  private Tables() {}

  /** The tables that Fastbreak reads and never writes, but for import and simulation. */
  public static List<TableSpec<?>> upstream() {
    return List.of(
        SCHEDULE,
        PLAYER_GAME_SUMMARY,
        TEAM_OFFENSE_GAME_SUMMARY,
        TEAM_DEFENSE_GAME_SUMMARY,
        UPCOMING_PLAYER_GAME_CONTEXT,
        UPCOMING_TEAM_GAME_CONTEXT);
  }

  /** The five tables of features, in the order in which they are computed. */
  public static List<TableSpec<?>> features() {
    return List.of(
        TEAM_DEFENSE_ZONE_ANALYSIS,
        PLAYER_SHOT_ZONE_ANALYSIS,
        PLAYER_COMPOSITE_FACTORS,
        PLAYER_DAILY_CACHE,
        ML_FEATURE_STORE);
  }

  /** Failures and the run ledger. */
  public static List<TableSpec<?>> processing() {
    return List.of(PRECOMPUTE_FAILURES, PRECOMPUTE_RUNS);
  }

  /** What was loaded and what was replaced: tables that no decision is made by. */
  public static List<TableSpec<?>> history() {
    return List.of(UPSTREAM_LOADS, REPLACED_ROWS);
  }

  public static List<TableSpec<?>> all() {
    return Stream.of(upstream(), features(), processing(), history())
        .<TableSpec<?>>flatMap(List::stream)
        .toList();
  }
}
