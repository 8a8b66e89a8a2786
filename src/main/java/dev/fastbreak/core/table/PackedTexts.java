package dev.fastbreak.core.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A list of texts as one text, which is written, copied and staged as one. */
public final class PackedTexts {

  /** What stands between two texts: the unit separator, which no text of a list holds. */
  public static final char SEPARATOR = '\u001f';

  /** What stands for the list that is empty: the record separator. */
  public static final char EMPTY = '\u001e';

  private PackedTexts() {}

  /**
   * The texts in their order, UTF-8.
   *
   * @throws IllegalArgumentException when a text is null or holds one of the two separators
   */
  static byte[] pack(List<?> texts) {
    if (texts.isEmpty()) {
      return new byte[] {EMPTY};
    }
    StringBuilder packed = new StringBuilder();
    for (Object element : texts) {
      if (!(element instanceof String text)
          || text.indexOf(SEPARATOR) >= 0
          || text.indexOf(EMPTY) >= 0) {
        throw new IllegalArgumentException("A list of texts cannot hold " + element);
      }
      packed.append(text).append(SEPARATOR);
    }
    packed.setLength(packed.length() - 1);
    return packed.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The list that was packed. */
  static List<String> unpack(String packed) {
    return packed.equals(String.valueOf(EMPTY))
        ? List.of()
        : List.copyOf(Arrays.asList(packed.split(String.valueOf(SEPARATOR), -1)));
  }
}
