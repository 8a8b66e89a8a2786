package dev.fastbreak.beam.teamdefense;

import dev.fastbreak.beam.launch.ProcessorPipeline;
import dev.fastbreak.beam.launch.StandaloneRun;
import dev.fastbreak.beam.transform.ComputeFeatures;
import dev.fastbreak.beam.transform.ComputeFeatures.Interceptor;
import dev.fastbreak.beam.transform.DealTeams;
import dev.fastbreak.beam.transform.Entities;
import dev.fastbreak.beam.transform.PublishChunk;
import dev.fastbreak.beam.transform.ReadRows;
import dev.fastbreak.beam.transform.Unattributable;
import dev.fastbreak.beam.transform.WholeTable;
import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.teamdefense.League;
import dev.fastbreak.core.teamdefense.TeamDefenseCalculator;
import dev.fastbreak.core.teamdefense.TeamDefenseGame;
import dev.fastbreak.core.teamdefense.TeamDefenseZoneAnalysis;
import dev.fastbreak.core.window.History;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * TDZA: how well every team defends each shot zone, for every due date.
 *
 * <p><b>Inputs.</b> {@code team_defense_game_summary} of the season. It is small (a season has some
 * 2,500 rows) and every team is compared with the whole league, so it goes to every worker as a
 * side input, and only the names of the teams are dealt out.
 *
 * <p><b>Window.</b> The newest 15 games with opener &lt;= game date &lt; date; for the league, date
 * - 30 &lt;= game date &lt; date.
 *
 * <p><b>A re-run is safe</b>: rows are merged by (analysis_date, team_abbr) and content hash in one
 * transaction with the failures and the ledger, and the same input gives the same rows in any
 * order.
 *
 * <p><b>Counters</b> {@code rows} and {@code failures} count what was computed, retried bundles
 * twice; what was published stands in the ledger.
 */
public final class TeamDefenseZonePipeline implements ProcessorPipeline {

  @Override
  public void build(
      Pipeline pipeline, Warehouse warehouse, Chunk chunk, Clock clock, Interceptor interceptor) {
    PCollectionView<List<RowBatch<TeamDefenseGame>>> defense =
        pipeline
            .apply(
                "Read defensive games",
                ReadRows.of(
                    warehouse,
                    new Slice<>(
                        TeamDefenseGame.PROJECTION, chunk.season().opener(), chunk.lastDate()),
                    ReadRows.WHOLE))
            .apply("Show every worker the league", WholeTable.view());
    pipeline
        .apply("Deal the season's teams", DealTeams.of(chunk.season()))
        .apply(
            "Compute team defence",
            ComputeFeatures.of(
                chunk,
                Tables.TEAM_DEFENSE_ZONE_ANALYSIS,
                interceptor,
                (teams, views) -> teams(chunk, teams, views.of(defense)),
                defense))
        .apply(
            "Publish", PublishChunk.to(warehouse, chunk, Tables.TEAM_DEFENSE_ZONE_ANALYSIS, clock));
  }

  private static Entities<TeamDefenseZoneAnalysis> teams(
      Chunk chunk, List<String> teams, Iterable<RowBatch<TeamDefenseGame>> batches) {
    EntityHistories<TeamDefenseGame> games =
        EntityHistories.of(
            chunk.season().opener(),
            batches,
            TeamDefenseGame.PROJECTION,
            TeamDefenseGame::defendingTeamAbbr);
    TeamGamesPresent present =
        new TeamGamesPresent(
            games.byName().values().stream()
                .map(History::newestFirst)
                .flatMap(List::stream)
                .map(game -> new TeamGame(game.defendingTeamAbbr(), game.gameDate()))
                .collect(Collectors.toSet()));
    League league = new League(games.byName().values());
    TeamDefenseCalculator calculator = new TeamDefenseCalculator(chunk.season(), present);
    return new Entities<>(
        teams.stream().map(team -> calculator.of(team, games.of(team), league)).toList(),
        // Every worker sees them all; the one that has the first team speaks of them.
        teams.contains(chunk.season().teams().first())
            ? new Unattributable(games.unattributable(), List.of())
            : Unattributable.none());
  }

  /** Runs the pipeline as a program of its own; see {@link StandaloneRun} for its options. */
  public static void main(String[] args) {
    StandaloneRun.of(Processor.TDZA, new TeamDefenseZonePipeline()).main(args);
  }
}
