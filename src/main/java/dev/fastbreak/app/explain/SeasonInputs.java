package dev.fastbreak.app.explain;

import dev.fastbreak.core.rows.EntityHistories;
import dev.fastbreak.core.rows.InputRows;
import dev.fastbreak.core.season.SeasonSchedule;
import dev.fastbreak.core.table.Projection;
import dev.fastbreak.core.window.GameRow;
import dev.fastbreak.warehouse.Slice;
import dev.fastbreak.warehouse.WarehouseSession;
import java.time.LocalDate;
import java.util.function.Function;

/** The rows that one date is computed from, read as the pipelines read them. */
record SeasonInputs(WarehouseSession session, SeasonSchedule season, LocalDate date) {

  /** A table's rows from the opener to the date, both included. */
  <T extends Record> InputRows<T> ofSeason(Projection<T> projection) {
    return session.fetch(new Slice<>(projection, season.opener(), date));
  }

  /** A table's rows of the date. */
  <T extends Record> InputRows<T> ofDate(Projection<T> projection) {
    return session.fetch(new Slice<>(projection, date, date));
  }

  /** The same as {@link #ofSeason}, by player or team. */
  <T extends Record & GameRow> EntityHistories<T> histories(
      Projection<T> projection, Function<T, String> entity) {
    return EntityHistories.of(season.opener(), ofSeason(projection), entity);
  }

  /** The same as {@link #ofDate}, by player or team. */
  <T extends Record & GameRow> EntityHistories<T> historiesOfDate(
      Projection<T> projection, Function<T, String> entity) {
    return EntityHistories.of(season.opener(), ofDate(projection), entity);
  }
}
