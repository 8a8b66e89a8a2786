package dev.fastbreak.warehouse.sql;

/**
 * What publishing does to one date of the target.
 *
 * @param written rows that are new or whose content hash differs
 * @param unchanged rows with the same content hash
 * @param refreshed of those, the ones whose unhashed columns differ
 * @param deleted rows whose key is no longer produced
 */
record DateChanges(long written, long unchanged, long refreshed, long deleted) {

  static final DateChanges NONE = new DateChanges(0, 0, 0, 0);

  /** All stored rows go, all staged ones come. */
  static DateChanges replacing(long stored, long staged) {
    return new DateChanges(staged, 0, 0, stored);
  }
}
