package dev.fastbreak.app.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Things that cannot be right although every value of them can: they are loaded, and told of. The
 * first few of a kind are told one by one.
 */
final class Doubts {

  private static final int MOST = 5;

  private final List<String> first = new ArrayList<>();
  private long count;

  /** The first few of some names, parted by commas. */
  static String firstOf(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(MOST).toList());
    return names.size() > MOST ? first + ", ..." : first;
  }

  /** Doubts the present row of a file. */
  void add(CsvTable csv, String why) {
    add("%s, line %d: %s".formatted(csv.fileName(), csv.line(), why));
  }

  void add(String sentence) {
    if (count++ < MOST) {
      first.add(sentence);
    }
  }

  /** Sentences about them, a bounded number. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(first);
    if (count > MOST) {
      sentences.add(
          "%,d more like these; check the files that they come from.".formatted(count - MOST));
    }
    return sentences;
  }
}
