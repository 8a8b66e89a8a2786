package dev.fastbreak.app.cli;

import java.util.ArrayList;
import java.util.List;

/** A command as the ledger keeps it: the words that were typed, without what may be secret. */
final class TypedCommand {

  private static final String HIDDEN = "...";

  /** A ledger has hundreds of lines a run, and BigQuery takes statements of a mebibyte. */
  private static final int LONGEST = 300;

  private TypedCommand() {}

  /** {@code backfill --start-date 2021-11-02 --on-failure ...}. */
  static String of(List<String> words) {
    List<String> shown = new ArrayList<>();
    String before = "";
    for (String word : words) {
      shown.add(shown(before, word));
      before = word;
    }
    String command = String.join(" ", shown);
    return command.length() <= LONGEST
        ? command
        : command.substring(0, LONGEST - HIDDEN.length()) + HIDDEN;
  }

  /** Commands call addresses that only their owners know, and Beam's options hold passwords. */
  private static String shown(String before, String word) {
    if (before.equals("--on-failure")) {
      return HIDDEN;
    } else if (word.startsWith("--on-failure=")) {
      return "--on-failure=" + HIDDEN;
    } else if (before.equals("--beam") || word.startsWith("--beam=")) {
      int key = word.startsWith("--beam=") ? "--beam=".length() : 0;
      int value = word.indexOf('=', key) + 1;
      return word.substring(0, value) + HIDDEN;
    }
    return quoted(word);
  }

  /** As a shell takes it literally: settings behind a question mark are parted by {@code &}. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9:/._=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
