package dev.fastbreak.core.hash;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content hash of named values, worked out without a table: sorted, joined, digested. */
public final class NamedHash {

  private NamedHash() {}

  /** 16 lower-case hex digits. */
  public static String of(Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    fields.forEach((name, value) -> sorted.put(name + ":", value));
    Utf8Text text = new Utf8Text();
    sorted.forEach(
        (label, value) -> {
          text.append(text.toString().isEmpty() ? label : "|" + label);
          CanonicalText.append(text, value);
        });
    return new Sha256().firstSixteenHex(text);
  }
}
