package dev.fastbreak.app.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of a row as texts, in the key's order. */
record Key(List<String> parts) implements Comparable<Key> {

  /** The key of a row whose key columns stand at these positions. */
  static Key of(@Nullable Object[] row, int[] positions) {
    List<String> parts = new ArrayList<>(positions.length);
    for (int position : positions) {
      parts.add(String.valueOf(row[position]));
    }
    return new Key(parts);
  }

  @Override
  public int compareTo(Key other) {
    for (int i = 0; i < parts.size(); i++) {
      int byPart = parts.get(i).compareTo(other.parts.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return 0;
  }
}
