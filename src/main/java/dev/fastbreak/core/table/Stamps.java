package dev.fastbreak.core.table;

/** The columns that a writer adds to a record's content when it stores the row. */
public enum Stamps {
  /** None: the record is the whole row (ledger, failures). */
  NONE,
  /** {@code data_hash} and {@code processed_at}: the upstream tables. */
  HASH,
  /** {@code data_hash}, {@code processed_at} and {@code run_id}: the precomputed tables. */
  HASH_AND_RUN
}
