package dev.fastbreak.beam.population;

import dev.fastbreak.beam.transform.NoteTeamGames;
import dev.fastbreak.beam.transform.ReadRows;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.ContextCoverage;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings together, bucket by bucket, everything that is keyed by player: his games, his contexts,
 * and whatever rows of other processors a pipeline asks for. One shuffle for all of them.
 */
public final class PlayerInputs {

  /** Games and contexts have fixed places; pipelines add tags of their own. */
  static final TupleTag<RowBatch<BoxScoreLine>> GAMES = new TupleTag<>("games");

  static final TupleTag<RowBatch<UpcomingContext>> CONTEXTS = new TupleTag<>("contexts");

  /** The bucket that is always there, also when none of its players has a row. */
  static final int FIRST_BUCKET = 0;

  private final Pipeline pipeline;
  private final Warehouse warehouse;
  private final Chunk chunk;
  private final PCollectionView<TeamGamesPresent> teamGames;
  private KeyedPCollectionTuple<Integer> together;

  private PlayerInputs(
      Pipeline pipeline,
      Warehouse warehouse,
      Chunk chunk,
      PCollectionView<TeamGamesPresent> teamGames,
      KeyedPCollectionTuple<Integer> together) {
    this.pipeline = pipeline;
    this.warehouse = warehouse;
    this.chunk = chunk;
    this.teamGames = teamGames;
    this.together = together;
  }

  /** Reads the season's games up to the last due date, and the contexts of the due dates. */
  public static PlayerInputs read(Pipeline pipeline, Warehouse warehouse, Chunk chunk) {
    PCollection<KV<Integer, RowBatch<BoxScoreLine>>> games =
        pipeline.apply(
            "Read player games",
            ReadRows.of(
                warehouse,
                new Slice<>(BoxScoreLine.PROJECTION, chunk.season().opener(), chunk.lastDate()),
                ReadRows.PLAYER_BUCKETS));
    PCollectionView<TeamGamesPresent> teamGames =
        games.apply(
            "Note which team games have data",
            NoteTeamGames.of(
                BoxScoreLine.PROJECTION, game -> new TeamGame(game.teamAbbr(), game.gameDate())));
    return new PlayerInputs(
            pipeline,
            warehouse,
            chunk,
            teamGames,
            KeyedPCollectionTuple.of(GAMES, games.apply("Have a first bucket", new FirstBucket())))
        .and("Read player contexts", CONTEXTS, UpcomingContext.PROJECTION);
  }

  /** With a first bucket in any case: somebody must speak of team rows that name no team. */
  private static final class FirstBucket
      extends PTransform<
          PCollection<KV<Integer, RowBatch<BoxScoreLine>>>,
          PCollection<KV<Integer, RowBatch<BoxScoreLine>>>> {

    @Override
    public PCollection<KV<Integer, RowBatch<BoxScoreLine>>> expand(
        PCollection<KV<Integer, RowBatch<BoxScoreLine>>> games) {
      KV<Integer, RowBatch<BoxScoreLine>> nothing =
          KV.of(FIRST_BUCKET, RowBatch.of(BoxScoreLine.PROJECTION, List.of()));
      PCollection<KV<Integer, RowBatch<BoxScoreLine>>> empty =
          games.getPipeline().apply("No rows", Create.of(nothing).withCoder(games.getCoder()));
      return PCollectionList.of(games).and(empty).apply("Both", Flatten.pCollections());
    }
  }

  /** Adds a table's rows of the due dates, keyed by player. */
  public <T extends Record> PlayerInputs and(
      String step, TupleTag<RowBatch<T>> tag, Projection<T> projection) {
    together =
        together.and(
            tag,
            pipeline.apply(
                step,
                ReadRows.of(
                    warehouse,
                    new Slice<>(projection, chunk.firstDate(), chunk.lastDate()),
                    ReadRows.PLAYER_BUCKETS)));
    return this;
  }

  /** For which games of which teams there is data. */
  public PCollectionView<TeamGamesPresent> teamGames() {
    return teamGames;
  }

  /** All inputs of each bucket of players. */
  public PCollection<KV<Integer, CoGbkResult>> together() {
    return together.apply("Bring each player's rows together", CoGroupByKey.create());
  }

  /** How many of each due date's players have a context: whether synthetic ones are needed. */
  public static PCollectionView<Map<LocalDate, ContextCoverage>> coverage(
      PCollection<KV<Integer, CoGbkResult>> together, Chunk chunk) {
    return together.apply("Count players with a context", CountContexts.of(chunk));
  }
}
