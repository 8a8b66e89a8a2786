package dev.fastbreak.app.explain;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.PhaseInputs;
import dev.fastbreak.core.phase.TeamRows;
import dev.fastbreak.core.plan.SeasonFacts;
import dev.fastbreak.core.population.PlayerContexts;
import dev.fastbreak.core.reads.GroupedRows;
import dev.fastbreak.core.reads.Inputs;
import dev.fastbreak.core.reads.Read;
import dev.fastbreak.core.reads.Reads;
import dev.fastbreak.core.reads.View;
import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.run.EntityCalculator;
import dev.fastbreak.core.run.Result;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.season.TeamGamesPresent;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one date of one processor is computed from, read as its declaration says, and what
 * its calculators make of them.
 */
record SeasonInputs(
    WarehouseSession session, Processor processor, LocalDate date, PhaseInputs inputs) {

  static SeasonInputs read(
      WarehouseSession session, SeasonFacts facts, Processor processor, LocalDate date) {
    LocalDate opener = facts.schedule().opener();
    GroupedRows rows = GroupedRows.none(opener);
    for (Map.Entry<View<?>, Boolean> view : Reads.STANDARD.views(processor).entrySet()) {
      rows = with(rows, view.getKey(), session, view.getValue() ? opener : date, date);
    }
    for (Processor read : processor.reads()) {
      for (View<?> view : Inputs.stored(read).views()) {
        rows = with(rows, view, session, date, date);
      }
    }
    return new SeasonInputs(
        session, processor, date, new PhaseInputs(facts, rows, new TeamRows(rows), true));
  }

  private static <T extends Record & GameRow> GroupedRows with(
      GroupedRows rows, View<T> view, WarehouseSession session, LocalDate from, LocalDate to) {
    return rows.and(view, session.fetch(new Slice<>(view.columns(), from, to)));
  }

  /** What was counted over the whole season. */
  SeasonFacts facts() {
    return inputs.facts();
  }

  SeasonSchedule season() {
    return inputs.facts().schedule();
  }

  /** Which games of a team must be in which table for the row to count as complete. */
  List<Read.Presence> completeness() {
    return Reads.STANDARD.completeness(processor);
  }

  /** For which games player_game_summary has any row of the team. */
  TeamGamesPresent present() {
    return inputs.facts().playerGames();
  }

  TeamRows teams() {
    return inputs.teams();
  }

  <T extends Record & GameRow> EntityHistories<T> of(View<T> view) {
    return inputs.of(view);
  }

  /** Every player with a game in the season or a context on the date. */
  Set<String> players() {
    return inputs.names();
  }

  /** Whether a player is due on the date, and what is known then. */
  PlayerContexts contexts(String player) {
    return inputs.contexts(player);
  }

  /** A table's rows from the opener to the date, both included, with columns of one's own. */
  <T extends Record> InputRows<T> ofSeason(Projection<T> projection) {
    return session.fetch(new Slice<>(projection, season().opener(), date));
  }

  /** A calculation's answer for an entity; null when it is not in the date's population. */
  <T extends Record> @Nullable Result<T> result(Calculation<T> calculation, String entity) {
    AtomicReference<@Nullable Result<T>> answer = new AtomicReference<>();
    for (EntityCalculator<T> calculator :
        calculation.entities(inputs, List.of(date)).calculators()) {
      if (calculator.entityId().equals(entity)) {
        calculator.compute(
            List.of(date),
            e -> Result.thrown(processor.errorCategory(), e),
            (name, day, result) -> answer.set(result));
      }
    }
    return answer.get();
  }
}
