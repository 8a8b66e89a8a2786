package dev.fastbreak.core.phase3;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Writes any text in the letters of ASCII, as far as the Unicode transliteration rules can. */
final class PlainLetters {

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private PlainLetters() {}

  /** {@code Dončić} is {@code Doncic}, {@code Łukasz} is {@code Lukasz}. */
  static String of(String text) {
    if (isAscii(text)) {
      return text;
    }
    String unmarked =
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    // Almost every name ends here, and is spared the time in which the rules are read.
    return isAscii(unmarked) ? unmarked : Rules.TO_ASCII.transliterate(text);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 128);
  }

  /** Loaded when the first letter needs it: reading the rules takes about half a second. */
  private static final class Rules {
    private static final Transliterator TO_ASCII =
        Transliterator.getInstance("Any-Latin; Latin-ASCII");
  }
}
