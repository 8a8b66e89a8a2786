package dev.fastbreak.core.plan;

import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.upstream.ScheduledGame;
import dev.fastbreak.core.window.FlawedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the schedule, one version of a game. A schedule that is collected day by day may hold
 * several versions of one game, for example before and after it was postponed.
 *
 * @param game what it says
 * @param dataHash its content hash; null in tables that have none
 * @param processedAt when it was written; null when not known, which is older than any time
 */
public record ScheduleRow(
    ScheduledGame game, @Nullable String dataHash, @Nullable Instant processedAt) {

  public static final Projection<ScheduleRow> PROJECTION =
      Projection.of(TableSpec.of(ScheduledGame.class), ScheduleRow.class);

  private static final Comparator<@Nullable Instant> OLDEST_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<@Nullable String> LOWEST_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<ScheduleRow> BY_VERSION =
      Comparator.comparing(ScheduleRow::processedAt, OLDEST_FIRST)
          .thenComparing(ScheduleRow::dataHash, LOWEST_FIRST);

  /**
   * The schedule as it stands: of several rows with one game id, the one with the newest {@code
   * processedAt} (ties: the greatest hash). A game that moved is on its new date alone.
   *
   * @return valid games, and the flawed rows that no newer valid row replaces
   */
  public static InputRows<ScheduledGame> inForce(InputRows<ScheduleRow> input) {
    Map<String, ScheduleRow> newest = new TreeMap<>();
    for (ScheduleRow row : input.rows()) {
      newest.merge(row.game().gameId(), row, (a, b) -> BY_VERSION.compare(a, b) >= 0 ? a : b);
    }
    List<FlawedRow> flawed = new ArrayList<>();
    for (FlawedRow flaw : input.flawed()) {
      ScheduleRow valid = flaw.entity() == null ? null : newest.get(flaw.entity());
      if (valid == null || isInForce(flaw, valid)) {
        flawed.add(flaw);
      }
    }
    return new InputRows<>(games(newest.values()), flawed);
  }

  private static boolean isInForce(FlawedRow flaw, ScheduleRow valid) {
    int age = OLDEST_FIRST.compare(flaw.processedAt(), valid.processedAt());
    return age > 0 || (age == 0 && LOWEST_FIRST.compare(flaw.dataHash(), valid.dataHash()) > 0);
  }

  private static List<ScheduledGame> games(Collection<ScheduleRow> rows) {
    return rows.stream().map(ScheduleRow::game).toList();
  }
}
