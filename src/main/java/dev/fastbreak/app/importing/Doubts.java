package dev.fastbreak.app.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that cannot be right although every value of them can: they are loaded, and told of. The
 * first few per file are told one by one.
 */
final class Doubts {

  private static final int MOST = 5;

  private final List<String> first = new ArrayList<>();
  private long count;

  /** Doubts the present row of a file. */
  void add(CsvTable csv, String why) {
    if (count++ < MOST) {
      first.add("%s, line %d: %s".formatted(csv.fileName(), csv.line(), why));
    }
  }

  /** Sentences about them, a bounded number. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(first);
    if (count > MOST) {
      sentences.add(
          "%,d more rows like these; check the files that they come from.".formatted(count - MOST));
    }
    return sentences;
  }
}
