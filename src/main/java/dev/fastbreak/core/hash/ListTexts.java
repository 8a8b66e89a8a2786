package dev.fastbreak.core.hash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical texts of lists of texts. A table has few such lists, which come again in most of
 * its rows, and quoting them would take longer than all other columns of a row together. Not safe
 * for use by two threads.
 */
final class ListTexts {

  private static final int MOST = 512;

  private final Map<List<?>, byte[]> known = new HashMap<>();

  static boolean isMeantFor(List<?> list) {
    return !list.isEmpty() && list.get(0) instanceof String;
  }

  byte[] of(List<?> list) {
    byte[] text = known.get(list);
    if (text == null) {
      Utf8Text written = new Utf8Text();
      CanonicalText.append(written, list);
      text = written.toByteArray();
      if (known.size() == MOST) {
        known.clear();
      }
      known.put(list, text);
    }
    return text;
  }
}
