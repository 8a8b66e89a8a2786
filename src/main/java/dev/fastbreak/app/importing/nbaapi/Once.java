package dev.fastbreak.app.importing.nbaapi;

import dev.fastbreak.app.importing.ImportException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a kind by their key. Rows that say the same count once; two that differ cannot both be
 * true.
 *
 * @param <T> a row
 */
final class Once<T> {

  private record Found<T>(T row, Source source) {}

  private final Map<String, Found<T>> rows = new LinkedHashMap<>();
  private final Function<T, Object> said;
  private long repeated;

  /**
   * No rows yet.
   *
   * @param said what must be equal in two rows of a key
   */
  Once(Function<T, Object> said) {
    this.said = said;
  }

  /**
   * Keeps a row.
   *
   * @throws ImportException when another one with its key is not equal
   */
  void add(String key, T row, Source source) {
    Found<T> other = rows.putIfAbsent(key, new Found<>(row, source));
    if (other == null) {
      return;
    } else if (!said.apply(other.row()).equals(said.apply(row))) {
      throw new ImportException(
          "%s and %s are both about %s and differ; remove the one that is wrong."
              .formatted(other.source(), source, key));
    }
    repeated++;
  }

  @Nullable T get(String key) {
    Found<T> found = rows.get(key);
    return found == null ? null : found.row();
  }

  Source source(String key) {
    return Objects.requireNonNull(rows.get(key)).source();
  }

  Collection<T> rows() {
    return rows.values().stream().map(Found::row).toList();
  }

  long repeated() {
    return repeated;
  }
}
