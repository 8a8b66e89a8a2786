package dev.fastbreak.app.importing;

import java.time.LocalDate;

/**
 * A row that a load wrote.
 *
 * @param table where it is, as {@code dataset.table}
 * @param date its date
 * @param entity its player, team or game
 */
public record ChangedRow(String table, LocalDate date, String entity) {}
