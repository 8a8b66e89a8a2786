package dev.fastbreak.core.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Bytes made of lists of texts. A table has few such lists, which come again in most of its rows,
 * and making bytes of them takes longer than of all other columns of a row together. Not safe for
 * use by two threads.
 */
public final class ListBytes {

  private static final int MOST = 512;

  private final Function<List<?>, byte[]> maker;
  private final Map<List<?>, byte[]> known = new HashMap<>();

  /** Remembers what {@code maker} makes, of a limited number of lists. */
  public ListBytes(Function<List<?>, byte[]> maker) {
    this.maker = maker;
  }

  /** The bytes of a list, which nobody may change. */
  public byte[] of(List<?> list) {
    byte[] bytes = known.get(list);
    if (bytes == null) {
      bytes = maker.apply(list);
      if (known.size() == MOST) {
        known.clear();
      }
      known.put(list, bytes);
    }
    return bytes;
  }
}
