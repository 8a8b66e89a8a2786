package dev.fastbreak.app.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * Things that cannot be right although every value of them can: they are loaded, and told of. The
 * first few of a kind are told one by one.
 */
final class Doubts {

  static final int MOST = 5;

  private final List<String> first = new ArrayList<>();
  private long count;

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
