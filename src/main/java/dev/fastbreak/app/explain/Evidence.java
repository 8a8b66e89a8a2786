package dev.fastbreak.app.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of what a row was made from: games, contexts, rows of other processors. */
public final class Evidence {

  private final String title;
  private final List<String> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  Evidence(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** Adds a row of as many values as there are columns. */
  Evidence row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values under " + columns);
    }
    rows.add(Arrays.asList(values));
    return this;
  }

  /** What the table shows, in a few words. */
  public String title() {
    return title;
  }

  public List<String> columns() {
    return columns;
  }

  /** Values in column order; null means unknown. */
  public List<List<@Nullable Object>> rows() {
    return rows;
  }
}
