package dev.fastbreak.beam.transform;

import dev.fastbreak.beam.transform.ComputeFeatures.Views;
import dev.fastbreak.core.plan.Chunk;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.rows.RowBatch;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.teams.RowsByTeam;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.Warehouse;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * A team table as every worker sees it: whole, as a side input. Teams are few, so their rows are
 * not shuffled with the players' but looked up.
 *
 * @param <T> the input record
 */
public final class TeamTable<T extends Record & GameRow> implements Serializable {

  private static final long serialVersionUID = 1;

  private final LocalDate opener;
  private final Projection<T> projection;
  private final SerializableFunction<T, String> team;
  private final PCollectionView<List<RowBatch<T>>> view;

  private TeamTable(
      LocalDate opener,
      Projection<T> projection,
      SerializableFunction<T, String> team,
      PCollectionView<List<RowBatch<T>>> view) {
    this.opener = opener;
    this.projection = projection;
    this.team = team;
    this.view = view;
  }

  /** A table's rows of the chunk's due dates. */
  public static <T extends Record & GameRow> TeamTable<T> ofDueDates(
      Pipeline pipeline,
      Warehouse warehouse,
      Chunk chunk,
      Projection<T> projection,
      SerializableFunction<T, String> team) {
    return read(pipeline, warehouse, chunk, chunk.firstDate(), projection, team);
  }

  /** A table's rows of the season up to the last due date. */
  public static <T extends Record & GameRow> TeamTable<T> ofSeason(
      Pipeline pipeline,
      Warehouse warehouse,
      Chunk chunk,
      Projection<T> projection,
      SerializableFunction<T, String> team) {
    LocalDate opener = chunk.season().opener();
    return read(pipeline, warehouse, chunk, opener, projection, team);
  }

  private static <T extends Record & GameRow> TeamTable<T> read(
      Pipeline pipeline,
      Warehouse warehouse,
      Chunk chunk,
      LocalDate from,
      Projection<T> projection,
      SerializableFunction<T, String> team) {
    String name = projection.table().name();
    PCollectionView<List<RowBatch<T>>> view =
        pipeline
            .apply(
                "Read " + name,
                ReadRows.of(
                    warehouse, new Slice<>(projection, from, chunk.lastDate()), ReadRows.WHOLE))
            .apply("Show every worker " + name, WholeTable.view());
    return new TeamTable<>(chunk.season().opener(), projection, team, view);
  }

  /** The side input, for the step that wants to look up rows. */
  public PCollectionView<?> view() {
    return view;
  }

  /** The rows by team, where the side input can be read. */
  public RowsByTeam<T> rows(Views views) {
    List<T> rows = new ArrayList<>();
    InputRows<T> all = new InputRows<>(rows, new ArrayList<>());
    for (RowBatch<T> batch : views.of(view)) {
      InputRows<T> part = batch.rows(projection);
      rows.addAll(part.rows());
      all.flawed().addAll(part.flawed());
    }
    return RowsByTeam.of(opener, all, team::apply);
  }
}
