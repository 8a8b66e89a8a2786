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

  static DateChanges writing(long rows) {
    return new DateChanges(rows, 0, 0, 0);
  }

  static DateChanges deleting(long rows) {
    return new DateChanges(0, 0, 0, rows);
  }

  boolean changeAnything() {
    return written + refreshed + deleted > 0;
  }
}
