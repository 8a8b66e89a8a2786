package dev.fastbreak.warehouse;

import dev.fastbreak.core.table.TableSpec;

/**
 * What a load changed.
 *
 * @param inserted new rows
 * @param updated rows whose content changed
 * @param deleted rows that the input no longer has
 * @param unchanged rows left alone
 */
public record LoadResult(
    TableSpec<?> table, long inserted, long updated, long deleted, long unchanged) {

  public boolean changedAnything() {
    return inserted + updated + deleted > 0;
  }
}
