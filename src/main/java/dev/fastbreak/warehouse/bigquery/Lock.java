package dev.fastbreak.warehouse.bigquery;

import dev.fastbreak.core.catalog.Tables;
import dev.fastbreak.core.plan.Chunk;

/**
 * A table of one row, which every transaction of a kind updates before it does anything else.
 *
 * <p>BigQuery lets transactions that only append, or merge without a match, pass side by side, and
 * both commit: two runs of the same new dates would store every row twice. An update of the same
 * table makes one of the two give way. Conflicts are per table, not per row, so each season has a
 * table of its own, and seasons do not wait for one another.
 *
 * @param table name of the table, beside the ledger
 */
record Lock(String table) {

  static final String DATASET = Tables.PRECOMPUTE_RUNS.dataset();

  /** For whoever publishes dates of the chunk's season. */
  static Lock ofPublishing(Chunk chunk) {
    return new Lock("publish_lock_" + chunk.season().year());
  }

  /** For whoever loads upstream tables. */
  static Lock ofLoading() {
    return new Lock("load_lock");
  }

  /** Makes the lock with its row, unless it is there; of two at once one does. */
  String make(BigQueryDialect dialect) {
    return "CREATE TABLE IF NOT EXISTS %s AS SELECT '' AS holder, '' AS earlier, CURRENT_TIMESTAMP() AS taken_at"
        .formatted(dialect.table(DATASET, table));
  }

  /**
   * Takes the lock for the transaction that this is the first statement of.
   *
   * @param holder a quoted text that tells who has it
   */
  String take(BigQueryDialect dialect, String holder) {
    return "UPDATE %s SET holder = %s, earlier = holder, taken_at = CURRENT_TIMESTAMP() WHERE TRUE"
        .formatted(dialect.table(DATASET, table), holder);
  }

  /** A condition: the transaction has not taken the lock, because it has lost its row. */
  String notHeld(BigQueryDialect dialect, String holder) {
    return "(SELECT COUNT(*) FROM %s WHERE holder = %s) <> 1"
        .formatted(dialect.table(DATASET, table), holder);
  }

  /** (holder) of the last transaction that was committed. */
  String lastHolder(BigQueryDialect dialect) {
    return "SELECT holder FROM " + dialect.table(DATASET, table);
  }

  /** A condition: a transaction has been committed since that of an earlier holder. */
  String takenSince(BigQueryDialect dialect, String earlier) {
    return "(SELECT COUNT(*) FROM %s WHERE earlier = %s) <> 1"
        .formatted(dialect.table(DATASET, table), dialect.text(earlier));
  }
}
