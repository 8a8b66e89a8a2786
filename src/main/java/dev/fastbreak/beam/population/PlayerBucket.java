package dev.fastbreak.beam.population;

import dev.fastbreak.beam.transform.Entities;
import dev.fastbreak.beam.transform.Unattributable;
import dev.fastbreak.core.games.BoxScoreLine;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.population.UpcomingContext;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.teams.RowsByTeam;
import dev.fastbreak.core.window.FlawedRow;
import dev.fastbreak.core.window.GameRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** The rows of one bucket of players, decoded and grouped by player. */
public final class PlayerBucket {

  private final Chunk chunk;
  private final CoGbkResult grouped;
  private final EntityHistories<BoxScoreLine> games;
  private final EntityHistories<UpcomingContext> contexts;
  private final boolean first;
  private final List<FlawedRow> ofSeason = new ArrayList<>();
  private final List<FlawedRow> ofDate = new ArrayList<>();

  /** Decodes games and contexts; other tables when they are asked for. */
  public PlayerBucket(Chunk chunk, KV<Integer, CoGbkResult> bucket) {
    this.chunk = chunk;
    this.grouped = bucket.getValue();
    this.first = bucket.getKey() == PlayerInputs.FIRST_BUCKET;
    this.games = decoded(PlayerInputs.GAMES, BoxScoreLine.PROJECTION, BoxScoreLine::playerLookup);
    ofSeason.addAll(games.unattributable());
    this.contexts =
        rows(
            PlayerInputs.CONTEXTS,
            UpcomingContext.PROJECTION,
            context -> context.context().playerLookup());
  }

  /** Every player with a game or a context. */
  public Set<String> players() {
    Set<String> players = new TreeSet<>(games.names());
    players.addAll(contexts.names());
    return players;
  }

  public EntityHistories<BoxScoreLine> games() {
    return games;
  }

  public EntityHistories<UpcomingContext> contexts() {
    return contexts;
  }

  /** Rows of a table that {@link PlayerInputs#and} brought along. */
  public <T extends Record & GameRow> EntityHistories<T> rows(
      TupleTag<RowBatch<T>> tag, Projection<T> projection, Function<T, String> player) {
    EntityHistories<T> rows = decoded(tag, projection, player);
    ofDate.addAll(rows.unattributable());
    return rows;
  }

  private <T extends Record & GameRow> EntityHistories<T> decoded(
      TupleTag<RowBatch<T>> tag, Projection<T> projection, Function<T, String> player) {
    return EntityHistories.of(chunk.season().opener(), grouped.getAll(tag), projection, player);
  }

  /**
   * Takes note of the rows of a season's team table that name no team. Every bucket is shown them
   * all; the first one speaks of them.
   */
  public void noteTeamsOfSeason(RowsByTeam<?> rows) {
    if (first) {
      ofSeason.addAll(rows.unattributable());
    }
  }

  /** The same for a team table of which a date reads its own rows alone. */
  public void noteTeamsOfDate(RowsByTeam<?> rows) {
    if (first) {
      ofDate.addAll(rows.unattributable());
    }
  }

  /** One calculator per player of the bucket. */
  public <T> Entities<T> entities(Function<String, EntityCalculator<T>> calculator) {
    return new Entities<>(players().stream().map(calculator).toList(), unattributable());
  }

  /** Rows that name nobody, of every table decoded or noted so far. */
  public Unattributable unattributable() {
    return new Unattributable(List.copyOf(ofSeason), List.copyOf(ofDate));
  }
}
