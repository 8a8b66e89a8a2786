package dev.fastbreak.app.importing;

import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a season's files do not have, and what that means, in sentences. */
final class MissingInput {

  /** Ranges of dates that a note names. */
  private static final int MOST_RANGES = 6;

  private final Season season;
  private final GameLog log;
  private final List<GameLog.Game> played;
  private final List<String> notes = new ArrayList<>();

  private MissingInput(Season season, GameLog log) {
    this.season = season;
    this.log = log;
    Set<String> finalGames = log.finalGames();
    played = log.games().stream().filter(game -> finalGames.contains(game.gameId())).toList();
  }

  /**
   * The sentences.
   *
   * @param present kinds of file that are there
   */
  static List<String> notes(Season season, Set<SeasonFile> present, GameLog log) {
    MissingInput missing = new MissingInput(season, log);
    for (SeasonFile kind : SeasonFile.values()) {
      if (!present.contains(kind)) {
        missing.notes.add(
            "%s: no %s file; %s.".formatted(season, kind.prefix(), kind.consequenceOfAbsence()));
      }
    }
    missing.noteOverdue();
    missing.noteGames(present);
    long unmatched = log.injuries().stream().filter(entry -> entry.playerId() == null).count();
    if (unmatched > 0) {
      missing.notes.add(
          "%s: %d of %d injury entries have no player id and are passed over."
              .formatted(season, unmatched, log.injuries().size()));
    }
    return missing.notes;
  }

  /** Games that should have been played by now. */
  private void noteOverdue() {
    LocalDate newest =
        played.stream()
            .map(GameLog.Game::date)
            .max(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    List<String> overdue =
        log.games().stream()
            .filter(game -> game.date().isBefore(newest) && !played.contains(game))
            .sorted(Comparator.comparing(GameLog.Game::date))
            .map(game -> game.gameId() + " of " + game.date())
            .toList();
    if (!overdue.isEmpty()) {
      notes.add(
          "%s: %s before %s %s no result (%s): postponed, or the result is missing; nothing counts %s."
              .formatted(
                  season,
                  Wording.count(overdue.size(), "game"),
                  newest,
                  overdue.size() == 1 ? "has" : "have",
                  Doubts.firstOf(overdue),
                  overdue.size() == 1 ? "it" : "them"));
    }
  }

  private void noteGames(Set<SeasonFile> present) {
    noteGames(
        log.playerBoxes(),
        GameLog.PlayerBox::gameId,
        "player box scores",
        "rows in the player tables are absent");
    noteGames(
        log.teamBoxes(),
        GameLog.TeamBox::gameId,
        "team box scores",
        "rows in the team game tables are absent");
    if (present.contains(SeasonFile.SHOTS)) {
      String consequence = SeasonFile.SHOTS.consequenceOfAbsence();
      noteGames(log.shots(), GameLog.Shot::gameId, "shots", consequence);
    }
    if (present.contains(SeasonFile.GAME_LINES)) {
      String consequence = SeasonFile.GAME_LINES.consequenceOfAbsence();
      noteGames(log.lines(), GameLog.GameLine::gameId, "lines", consequence);
    }
  }

  private <T> void noteGames(
      List<T> rows, Function<T, String> gameId, String what, String consequence) {
    Set<String> present = rows.stream().map(gameId).collect(Collectors.toSet());
    List<GameLog.Game> absent =
        played.stream().filter(game -> !present.contains(game.gameId())).toList();
    if (!absent.isEmpty()) {
      notes.add(
          "%s: %d of %d games have no %s (%s); their %s."
              .formatted(
                  season,
                  absent.size(),
                  played.size(),
                  what,
                  Wording.ranges(dates(absent), dates(played), MOST_RANGES),
                  consequence));
    }
  }

  private static Set<LocalDate> dates(List<GameLog.Game> games) {
    return games.stream().map(GameLog.Game::date).collect(Collectors.toCollection(TreeSet::new));
  }
}
