package dev.fastbreak.app.explain;

import dev.fastbreak.core.table.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of what a row was made from: games, contexts, rows of other processors.
 *
 * @param title what the table shows, in a few words
 * @param rows values in column order; null means unknown
 */
public record Evidence(String title, List<String> columns, List<List<@Nullable Object>> rows) {

  /** An empty one; the names of its columns are parted by commas. */
  Evidence(String title, String columns) {
    this(title, ColumnNames.of(columns), new ArrayList<>());
  }

  /** Adds a row of as many values as there are columns. */
  Evidence row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values under " + columns);
    }
    rows.add(Arrays.asList(values));
    return this;
  }
}
