package dev.fastbreak.warehouse.sql;

/**
 * What a table holds of one date.
 *
 * @param rows rows
 * @param keys distinct keys among them
 */
record StagedCount(long rows, long keys) {

  static final StagedCount NONE = new StagedCount(0, 0);
}
