package dev.fastbreak.app.importing;

import java.util.ArrayList;
import java.util.List;

/** The mistakes of a folder, gathered so that all of them are told at once. */
final class Mistakes {

  /** Mistakes that are told; more are only counted. */
  static final int MOST = 100;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(ImportException mistake) {
    if (count++ < MOST) {
      first.add(String.valueOf(mistake.getMessage()));
    }
  }

  /** Does something and keeps what is wrong with it. */
  void gather(Runnable action) {
    try {
      action.run();
    } catch (ImportException e) {
      add(e);
    }
  }

  long count() {
    return count;
  }

  /**
   * Passes when there is no mistake.
   *
   * @throws ImportException with a line per mistake
   */
  void refuse() {
    if (count == 0) {
      return;
    }
    List<String> lines = new ArrayList<>(first);
    if (count > MOST) {
      lines.add(
          "These are the first %d of %,d mistakes. Nothing was imported.".formatted(MOST, count));
    } else if (count > 1) {
      lines.add("%d mistakes. Nothing was imported.".formatted(count));
    }
    throw new ImportException(String.join("\n", lines));
  }
}
