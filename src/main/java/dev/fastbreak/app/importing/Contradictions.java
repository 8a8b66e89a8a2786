package dev.fastbreak.app.importing;

import dev.fastbreak.app.output.Wording;
import dev.fastbreak.core.phase3.GameLog;
import dev.fastbreak.core.phase3.GameLog.PlayerBox;
import dev.fastbreak.core.phase3.GameLog.TeamBox;
import dev.fastbreak.core.phase3.ShotZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the files of a season say that cannot all be true, in sentences. All of it is loaded: which
 * of the files is wrong is not for the import to tell.
 */
final class Contradictions {

  private static final int REGULATION_MINUTES = 240;
  private static final int OVERTIME_MINUTES = 25;

  /** Minutes that a team's rounded sum may be off, doubled: 12.5. */
  private static final int TWICE_ROUNDING = 25;

  private record TeamOfGame(String gameId, String team) {}

  private final Season season;
  private final GameLog log;
  private final Map<String, GameLog.Game> games = new HashMap<>();
  private final Map<TeamOfGame, TeamBox> teams = new LinkedHashMap<>();
  private final Map<TeamOfGame, List<PlayerBox>> players = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Contradictions(Season season, GameLog log) {
    this.season = season;
    this.log = log;
    log.games().forEach(game -> games.put(game.gameId(), game));
    log.teamBoxes().forEach(box -> teams.put(new TeamOfGame(box.gameId(), box.team()), box));
    log.playerBoxes()
        .forEach(
            box ->
                players
                    .computeIfAbsent(
                        new TeamOfGame(box.gameId(), box.team()), team -> new ArrayList<>())
                    .add(box));
  }

  static List<String> of(Season season, GameLog log) {
    Contradictions found = new Contradictions(season, log);
    found.note(found::doubtResults);
    found.note(found::doubtWinnersOfPlayers);
    found.note(found::doubtOvertimes);
    found.note(found::doubtIdleTeams);
    found.notes.addAll(RepeatedGames.notes(season, log));
    found.notes.addAll(TeamCodes.notes(season, log));
    found.noteShots();
    return found.notes;
  }

  private void note(Consumer<Doubts> look) {
    Doubts doubts = new Doubts();
    look.accept(doubts);
    notes.addAll(doubts.sentences());
  }

  /** Who won, and by which score. */
  private void doubtResults(Doubts doubts) {
    for (TeamBox winner : teams.values()) {
      TeamBox loser = teams.get(new TeamOfGame(winner.gameId(), winner.opponent()));
      if (winner.won() && loser != null && winner.points() <= loser.points()) {
        doubts.add(
            "team_box_%s: %s won game %s, but has %d points to %d of %s."
                .formatted(
                    season,
                    winner.team(),
                    winner.gameId(),
                    winner.points(),
                    loser.points(),
                    loser.team()));
      }
      GameLog.Game game = games.get(winner.gameId());
      Integer scheduled =
          game == null ? null : winner.home() ? game.homePoints() : game.awayPoints();
      if (game != null && game.hasPoints() && scheduled != null && scheduled != winner.points()) {
        doubts.add(
            "schedule_%s: %s has %d points in game %s, in team_box %d."
                .formatted(season, winner.team(), scheduled, winner.gameId(), winner.points()));
      }
    }
  }

  /** What the players' rows say of who won. */
  private void doubtWinnersOfPlayers(Doubts doubts) {
    players.forEach(
        (team, boxes) -> {
          PlayerBox first = boxes.get(0);
          TeamBox ofTeam = teams.get(team);
          boolean won = ofTeam == null ? first.won() : ofTeam.won();
          for (PlayerBox box : boxes) {
            if (box.won() != won) {
              doubts.add(
                  "player_box_%s: team_won of %s in game %s is %d, that of %s %d."
                      .formatted(
                          season,
                          box.playerName(),
                          box.gameId(),
                          box.won() ? 1 : 0,
                          team.team(),
                          won ? 1 : 0));
            }
          }
          List<PlayerBox> others = players.get(new TeamOfGame(team.gameId(), first.opponent()));
          if (ofTeam == null
              && first.home()
              && others != null
              && others.get(0).won() == first.won()) {
            doubts.add(
                "player_box_%s: team_won is %d for both teams of game %s."
                    .formatted(season, first.won() ? 1 : 0, team.gameId()));
          }
        });
  }

  /** The overtimes of schedule, team_box and the minutes that were played. */
  private void doubtOvertimes(Doubts doubts) {
    for (GameLog.Game game : log.games()) {
      TeamBox box = teams.get(new TeamOfGame(game.gameId(), game.homeTeam()));
      Integer scheduled = game.overtimePeriods();
      if (box != null && scheduled != null && scheduled != box.overtimePeriods()) {
        doubts.add(
            "schedule_%s: ot_periods of game %s is %d, in team_box %d."
                .formatted(season, game.gameId(), scheduled, box.overtimePeriods()));
      }
      Integer periods = box == null ? scheduled : Integer.valueOf(box.overtimePeriods());
      for (String team : List.of(game.awayTeam(), game.homeTeam())) {
        int minutes = minutes(new TeamOfGame(game.gameId(), team));
        if (periods != null && minutes > 0) {
          int expected = REGULATION_MINUTES + OVERTIME_MINUTES * periods;
          if (2 * Math.abs(minutes - expected) > TWICE_ROUNDING) {
            doubts.add(
                "player_box_%s: the players of %s have %d minutes in game %s; ot_periods %d make %d."
                    .formatted(season, team, minutes, game.gameId(), periods, expected));
          }
        }
      }
    }
  }

  private int minutes(TeamOfGame team) {
    return players.getOrDefault(team, List.of()).stream().mapToInt(PlayerBox::minutes).sum();
  }

  private void doubtIdleTeams(Doubts doubts) {
    for (TeamOfGame team : players.keySet()) {
      if (minutes(team) == 0) {
        doubts.add(
            "player_box_%s: nobody of %s has minutes in game %s; usage rates are null there."
                .formatted(season, team.team(), team.gameId()));
      }
    }
  }

  private void noteShots() {
    Doubts doubts = new Doubts();
    Set<String> concerned = new TreeSet<>();
    List<ShotZones.Disagreement> disagreements = new ShotZones(log).disagreements();
    for (ShotZones.Disagreement each : disagreements) {
      concerned.add(each.gameId());
      doubts.add(
          each.playerName() == null
              ? "shots_%s: player %d took shots in game %s, in which he has no box score (%s)."
                  .formatted(season, each.playerId(), each.gameId(), each.shots())
              : "shots_%s: %s has %s in game %s, in player_box %s."
                  .formatted(season, each.playerName(), each.shots(), each.gameId(), each.box()));
    }
    notes.addAll(doubts.sentences());
    if (!disagreements.isEmpty()) {
      notes.add(
          "%s: the shots of %s in %s are not those of the box scores; paint and mid-range columns are null there.%s"
              .formatted(
                  season,
                  Wording.count(disagreements.size(), "player-game"),
                  Wording.count(concerned.size(), "game"),
                  log.shots().stream().allMatch(GameLog.Shot::made)
                      ? " Every shot of the file was made: the misses are missing."
                      : ""));
    }
  }
}
