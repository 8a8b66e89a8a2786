package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.coder.TeamGamesPresentCoder;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.season.TeamGamesPresent.TeamGame;
import dev.fastbreak.core.table.Projection;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Notes for which games of which teams a game table has any row: what completeness is measured by.
 *
 * @param <T> the input record
 */
public final class NoteTeamGames<T extends Record>
    extends PTransform<PCollection<KV<Integer, RowBatch<T>>>, PCollectionView<TeamGamesPresent>> {

  private final Projection<T> projection;
  private final SerializableFunction<T, TeamGame> teamGame;

  private NoteTeamGames(Projection<T> projection, SerializableFunction<T, TeamGame> teamGame) {
    this.projection = projection;
    this.teamGame = teamGame;
  }

  /** Notes the team and date of every valid row. */
  public static <T extends Record> NoteTeamGames<T> of(
      Projection<T> projection, SerializableFunction<T, TeamGame> teamGame) {
    return new NoteTeamGames<>(projection, teamGame);
  }

  @Override
  public PCollectionView<TeamGamesPresent> expand(PCollection<KV<Integer, RowBatch<T>>> batches) {
    return batches
        .apply("Note team games of a batch", ParDo.of(new NoteFn<>(projection, teamGame)))
        .setCoder(TeamGamesPresentCoder.of())
        .apply("Unite", Combine.globally(new Union()).asSingletonView());
  }

  private static final class NoteFn<T extends Record>
      extends DoFn<KV<Integer, RowBatch<T>>, TeamGamesPresent> {
    private final Projection<T> projection;
    private final SerializableFunction<T, TeamGame> teamGame;

    NoteFn(Projection<T> projection, SerializableFunction<T, TeamGame> teamGame) {
      this.projection = projection;
      this.teamGame = teamGame;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Set<TeamGame> games = new HashSet<>();
      for (T row : context.element().getValue().rows(projection).rows()) {
        games.add(teamGame.apply(row));
      }
      context.output(new TeamGamesPresent(games));
    }
  }

  /** A class and no lambda, whose name would be another one in every job. */
  private static final class Union
      implements SerializableFunction<Iterable<TeamGamesPresent>, TeamGamesPresent> {
    @Override
    public TeamGamesPresent apply(Iterable<TeamGamesPresent> parts) {
      Set<TeamGame> all = new HashSet<>();
      parts.forEach(part -> all.addAll(part.games()));
      return new TeamGamesPresent(all);
    }
  }
}
