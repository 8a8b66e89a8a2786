package dev.fastbreak.app.export;

import dev.fastbreak.app.stored.StoredRows;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.games.ActivityRow;
import dev.fastbreak.core.games.Played;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.warehouse.WarehouseSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What players did on some dates: where labels come from. */
final class BoxScores {

  /**
   * What a box score says of one player.
   *
   * @param played whether he played; null when his team's game has no box score yet
   * @param labels the values of the label columns, null where they are not known
   */
  record Line(@Nullable Boolean played, List<@Nullable Object> labels) {}

  private record Key(Object date, Object player, Object team) {}

  private record Game(Object date, Object team) {}

  private record Activity(
      @Nullable Boolean isActive,
      @Nullable BigDecimal minutesPlayed,
      @Nullable Long fgAttempts,
      @Nullable Long points)
      implements ActivityRow {}

  private static final TableSpec<?> TABLE = Tables.PLAYER_GAME_SUMMARY;

  private static final List<String> KEYS = List.of("game_date", "player_lookup", "team_abbr");
  private static final List<String> ACTIVITY =
      List.of("is_active", "minutes_played", "fg_attempts", "points", "processed_at");

  static final BoxScores NONE = new BoxScores(List.of());

  private final List<String> labels;
  private final Map<Key, @Nullable Object[]> rows = new HashMap<>();
  private final Set<Game> games = new HashSet<>();

  private BoxScores(List<String> labels) {
    this.labels = labels;
  }

  /** Reads the rows of [from, to]; of several versions of one, the newest. */
  static BoxScores read(
      WarehouseSession session, List<String> labels, LocalDate from, LocalDate to) {
    Set<String> columns = new HashSet<>(KEYS);
    columns.addAll(ACTIVITY);
    columns.addAll(labels);
    BoxScores scores = new BoxScores(labels);
    for (@Nullable Object[] row : StoredRows.read(session, TABLE, columns, from, to)) {
      scores.add(row);
    }
    return scores;
  }

  private void add(@Nullable Object[] row) {
    Object date = value(row, "game_date");
    Object player = value(row, "player_lookup");
    Object team = value(row, "team_abbr");
    if (date != null && player != null && team != null) {
      games.add(new Game(date, team));
      rows.merge(
          new Key(date, player, team),
          row,
          (one, other) -> processed(one).isAfter(processed(other)) ? one : other);
    }
  }

  private static Instant processed(@Nullable Object[] row) {
    return value(row, "processed_at") instanceof Instant time ? time : Instant.MIN;
  }

  /**
   * The line of a vector's player in its game.
   *
   * @param team his team, or null when the vector does not tell
   */
  Line of(@Nullable Object[] vector, @Nullable String team) {
    Object date = vector[Tables.ML_FEATURE_STORE.position("game_date")];
    Object player = vector[Tables.ML_FEATURE_STORE.position("player_lookup")];
    if (date == null || player == null || team == null || !games.contains(new Game(date, team))) {
      return new Line(null, List.of());
    }
    @Nullable Object[] row = rows.get(new Key(date, player, team));
    if (row == null || !Played.test(activity(row))) {
      return new Line(false, List.of());
    }
    List<@Nullable Object> values = new ArrayList<>();
    labels.forEach(label -> values.add(value(row, label)));
    return new Line(true, values);
  }

  private static Activity activity(@Nullable Object[] row) {
    return new Activity(
        (Boolean) value(row, "is_active"),
        (BigDecimal) value(row, "minutes_played"),
        (Long) value(row, "fg_attempts"),
        (Long) value(row, "points"));
  }

  private static @Nullable Object value(@Nullable Object[] row, String column) {
    return row[TABLE.position(column)];
  }
}
