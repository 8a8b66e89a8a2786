package dev.fastbreak.plan;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.SeasonFingerprints;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.table.TableSpec;
import dev.fastbreak.core.window.GameRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * The upstream rows of a season that were written last, a few of each table: when a date is due
 * because its input changed, they are what most likely changed.
 */
final class NewestRows {

  /**
   * Rows kept of a table; a correction is seldom larger, and an import of everything says enough.
   */
  private static final int KEPT = 100;

  /** No rows. */
  static final NewestRows NONE = new NewestRows();

  private record Row(TableSpec<?> table, String entity, LocalDate gameDate, Instant processedAt) {}

  private static final Comparator<Row> NEWEST_FIRST =
      Comparator.comparing(Row::processedAt)
          .thenComparing(Row::gameDate)
          .reversed()
          .thenComparing(Row::entity);

  private final Map<TableSpec<?>, List<Row>> rows = new HashMap<>();

  private NewestRows() {}

  static NewestRows of(SeasonFingerprints season) {
    NewestRows newest = new NewestRows();
    newest.keep(Tables.PLAYER_GAME_SUMMARY, season.playerGames().rows(), row -> row.playerLookup());
    newest.keep(Tables.TEAM_DEFENSE_GAME_SUMMARY, season.teamDefense().rows(), row -> row.entity());
    newest.keep(Tables.TEAM_OFFENSE_GAME_SUMMARY, season.teamOffense().rows(), row -> row.entity());
    newest.keep(
        Tables.UPCOMING_PLAYER_GAME_CONTEXT, season.playerContexts().rows(), row -> row.entity());
    newest.keep(
        Tables.UPCOMING_TEAM_GAME_CONTEXT, season.teamContexts().rows(), row -> row.entity());
    return newest;
  }

  private <T extends GameRow> void keep(
      TableSpec<?> table, List<T> all, Function<T, String> entity) {
    PriorityQueue<Row> kept =
        new PriorityQueue<>(Comparator.comparing(Row::processedAt).thenComparing(Row::gameDate));
    for (T row : all) {
      Instant processedAt = row.processedAt();
      if (kept.size() == KEPT) {
        Row oldest = kept.peek();
        if (oldest != null && !processedAt.isAfter(oldest.processedAt())) {
          continue;
        }
        kept.poll();
      }
      kept.add(new Row(table, entity.apply(row), row.gameDate(), processedAt));
    }
    List<Row> sorted = new ArrayList<>(kept);
    sorted.sort(NEWEST_FIRST);
    rows.put(table, sorted);
  }

  /**
   * Names what a processor reads for a date and was written later: {@code player_game_summary
   * 2021-12-17 lukadoncic and 3 more}. Empty when there is no such row; then rows are gone.
   */
  String since(Instant then, Processor processor, LocalDate date) {
    List<Row> later =
        Reads.STANDARD.upstream(processor).stream()
            .flatMap(table -> rows.getOrDefault(table, List.of()).stream())
            .filter(row -> row.processedAt().isAfter(then) && concerns(processor, row, date))
            .sorted(NEWEST_FIRST)
            .toList();
    if (later.isEmpty()) {
      return "";
    }
    Row first = later.get(0);
    return "%s %s %s%s"
        .formatted(
            first.table().name(),
            first.gameDate(),
            first.entity(),
            later.size() == 1
                ? ""
                : " and " + (later.size() - 1) + (later.size() < KEPT ? " more" : " or more"));
  }

  private static boolean concerns(Processor processor, Row row, LocalDate date) {
    return Reads.STANDARD.looksBack(processor, row.table())
        ? row.gameDate().isBefore(date)
        : row.gameDate().equals(date);
  }
}
