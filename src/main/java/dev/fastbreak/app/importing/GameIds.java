package dev.fastbreak.app.importing;

import dev.fastbreak.core.phase3.GameKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The league's game ids as the files of a season write them. Ids that lost their leading zeros get
 * them back, and games that count for nothing are left out, before anything else is looked at; the
 * notes tell of both.
 */
final class GameIds {

  /** Eight digits, the first of which tells the kind; maybe written as a decimal number. */
  private static final Pattern WITHOUT_ZEROS = Pattern.compile("([1-6]\\d{7})(?:\\.0)?");

  private final Season season;
  private final Map<String, String> known = new HashMap<>();
  private final TreeSet<String> completed = new TreeSet<>();

  /** By kind, the games left out and the dates that they have, as text. */
  private final EnumMap<GameKind, Map<String, String>> leftOut = new EnumMap<>(GameKind.class);

  GameIds(Season season) {
    this.season = season;
  }

  /** The id of the present row in its ten digits, or as it is where it is not the league's. */
  String read(CsvTable csv) {
    return known.computeIfAbsent(csv.text("game_id"), this::complete);
  }

  private String complete(String text) {
    Matcher withoutZeros = WITHOUT_ZEROS.matcher(text);
    if (!withoutZeros.matches()) {
      return text;
    }
    String id = "00" + withoutZeros.group(1);
    completed.add(id);
    return id;
  }

  /** Whether a game is of a kind that is in the tables; remembers it when it is not. */
  boolean counts(String gameId, String date) {
    GameKind kind = GameKind.of(gameId);
    if (!kind.counts()) {
      leftOut.computeIfAbsent(kind, k -> new TreeMap<>()).put(gameId, date);
    }
    return kind.counts();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!completed.isEmpty()) {
      notes.add(
          "%s: %,d game ids had lost their leading zeros (%s is read as %s)."
              .formatted(
                  season, completed.size(), completed.first().substring(2), completed.first()));
    }
    leftOut.forEach(
        (kind, games) -> {
          TreeSet<String> dates = new TreeSet<>(games.values());
          notes.add(
              "%s: %,d %s %s left out (%s), %s to %s."
                  .formatted(
                      season,
                      games.size(),
                      kind.label(),
                      games.size() == 1 ? "game is" : "games are",
                      Doubts.firstOf(games.keySet()),
                      dates.first(),
                      dates.last()));
        });
    return notes;
  }
}
