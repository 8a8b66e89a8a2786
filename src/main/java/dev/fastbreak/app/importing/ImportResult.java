package dev.fastbreak.app.importing;

import dev.fastbreak.warehouse.LoadResult;
import java.util.List;

/**
 * What an import found and did.
 *
 * @param seasons the seasons found, oldest first, as {@code 2021-22}
 * @param loads what changed: per season, oldest first, the six tables in the order of the catalogue
 * @param notes what the input lacks and what that means, in sentences
 */
public record ImportResult(List<String> seasons, List<LoadResult> loads, List<String> notes) {

  /** Whether anything was written. */
  public boolean changedAnything() {
    return loads.stream().anyMatch(LoadResult::changedAnything);
  }
}
