package dev.fastbreak.app.export;

import dev.fastbreak.app.stored.Months;
import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.featurestore.Feature;
import dev.fastbreak.core.table.ColumnSpec;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseException;
import dev.fastbreak.warehouse.WarehouseException.Cause;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feature vectors as a model is trained on them: keys, a column per feature in their order, labels
 * from the box scores of the same date, and whether the player played. Rows are ordered by date and
 * player.
 *
 * @param labels columns of the box score that become labels; empty when none is wanted
 * @param absent what stands for the label of a player who did not play
 * @param readyOnly leave out rows that are not ready for production
 * @param withQuality add quality score, tier and where the features come from as a whole
 * @param withSources add a column per feature that says where it came from
 */
public record TrainingSet(
    List<String> labels,
    Absent absent,
    boolean readyOnly,
    boolean withQuality,
    boolean withSources) {

  /** What becomes of a player who did not play. */
  public enum Absent {
    /** His label is null. */
    NULL,
    /** His label is 0. */
    ZERO,
    /** His row is left out, and so are rows of games whose box scores are not there. */
    DROP
  }

  private static final TableSpec<?> VECTORS = Tables.ML_FEATURE_STORE;

  /** The date column by which it may be parted. */
  public static final String DATE = VECTORS.dateColumn();

  private static final List<String> KEYS =
      List.of("game_date", "player_lookup", "universal_player_id", "game_id");
  private static final List<String> QUALITY =
      List.of("feature_quality_score", "quality_tier", "data_source", "feature_version");

  /** The columns of a box score that can be a label. */
  public static List<String> possibleLabels() {
    return Tables.PLAYER_GAME_SUMMARY.contentColumns().stream()
        .filter(
            column ->
                switch (column.type()) {
                  case INT64, NUMERIC -> !column.name().equals("season_year");
                  default -> false;
                })
        .map(ColumnSpec::name)
        .toList();
  }

  List<ExportColumn> columns() {
    List<ExportColumn> columns = new ArrayList<>();
    KEYS.forEach(key -> columns.add(ExportColumn.of(VECTORS.column(key))));
    columns.add(new ExportColumn("team_abbr", ExportColumn.TEXT));
    columns.add(ExportColumn.of(VECTORS.column("opponent_team_abbr")));
    Feature.LABELS.forEach(label -> columns.add(new ExportColumn(label, ExportColumn.DOUBLE)));
    if (!labels.isEmpty()) {
      labels.forEach(label -> columns.add(new ExportColumn(label, ExportColumn.DOUBLE)));
      columns.add(new ExportColumn("played", ExportColumn.FLAG));
    }
    columns.add(new ExportColumn("is_production_ready", ExportColumn.FLAG));
    if (withQuality) {
      QUALITY.forEach(name -> columns.add(ExportColumn.of(VECTORS.column(name))));
    }
    if (withSources) {
      Feature.LABELS.forEach(
          label -> columns.add(new ExportColumn(label + "_source", ExportColumn.TEXT)));
    }
    return columns;
  }

  /** Reads a range month by month and hands over its rows. */
  void read(WarehouseSession session, Export.Range range, Consumer<List<@Nullable Object>> rows) {
    for (Months.Part month : Months.of(range.from(), range.to())) {
      BoxScores boxScores =
          labels.isEmpty()
              ? BoxScores.NONE
              : BoxScores.read(session, labels, month.from(), month.to());
      StoredRows.read(session, VECTORS, needed(), month.from(), month.to()).stream()
          .sorted(
              Comparator.<@Nullable Object[], LocalDate>comparing(
                      row -> (LocalDate) value(row, "game_date"))
                  .thenComparing(row -> (String) value(row, "player_lookup")))
          .filter(row -> !readyOnly || Boolean.TRUE.equals(value(row, "is_production_ready")))
          .map(row -> row(row, boxScores))
          .filter(row -> !row.isEmpty())
          .forEach(rows);
    }
  }

  private Set<String> needed() {
    Set<String> needed =
        new HashSet<>(List.of("opponent_team_abbr", "is_home", "features", "is_production_ready"));
    needed.addAll(KEYS);
    if (withQuality) {
      needed.addAll(QUALITY);
    }
    if (withSources) {
      needed.add("feature_sources");
    }
    return needed;
  }

  /** One row, or nothing when it is to be left out. */
  private List<@Nullable Object> row(@Nullable Object[] vector, BoxScores boxScores) {
    List<@Nullable Object> row = new ArrayList<>();
    KEYS.forEach(key -> row.add(value(vector, key)));
    String team = team(vector);
    row.add(team);
    row.add(value(vector, "opponent_team_abbr"));
    row.addAll(list(vector, "features"));
    if (!labels.isEmpty() && !addLabels(row, boxScores.of(vector, team))) {
      return List.of();
    }
    row.add(value(vector, "is_production_ready"));
    if (withQuality) {
      QUALITY.forEach(name -> row.add(value(vector, name)));
    }
    if (withSources) {
      row.addAll(list(vector, "feature_sources"));
    }
    return row;
  }

  /** Adds labels and whether he played; false when the row is to be left out. */
  private boolean addLabels(List<@Nullable Object> row, BoxScores.Line line) {
    boolean played = Boolean.TRUE.equals(line.played());
    if (!played && absent == Absent.DROP) {
      return false;
    }
    boolean zero = Boolean.FALSE.equals(line.played()) && absent == Absent.ZERO;
    for (int i = 0; i < labels.size(); i++) {
      row.add(played ? line.labels().get(i) : zero ? (Object) 0.0 : null);
    }
    row.add(line.played());
    return true;
  }

  /** His team: the one of the game that is not the opponent. */
  private static @Nullable String team(@Nullable Object[] vector) {
    List<String> game = Arrays.asList(String.valueOf(value(vector, "game_id")).split("_"));
    if (game.size() != 3) {
      return null;
    }
    Object opponent = value(vector, "opponent_team_abbr");
    Object home = value(vector, "is_home");
    if (opponent != null) {
      return game.get(2).equals(opponent) ? game.get(1) : game.get(2);
    }
    return home == null ? null : game.get(Boolean.TRUE.equals(home) ? 2 : 1);
  }

  private static List<?> list(@Nullable Object[] vector, String column) {
    List<?> list = (List<?>) value(vector, column);
    if (list == null || list.size() != Feature.LABELS.size()) {
      throw new WarehouseException(
          Cause.SCHEMA,
          "%s of %s has %d entries, not %d; 'validate' says more."
              .formatted(
                  column,
                  StoredRows.name(VECTORS, vector),
                  list == null ? 0 : list.size(),
                  Feature.LABELS.size()));
    }
    return list;
  }

  private static @Nullable Object value(@Nullable Object[] vector, String column) {
    return vector[VECTORS.position(column)];
  }
}
