package dev.fastbreak.core.phase3;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a season's game log in the words of a score sheet. Whatever a test does not say has a
 * plain default: a player plays 30 minutes and does nothing; a team takes 80 shots and 20 free
 * throws, gets 10 offensive rebounds and loses the ball 12 times, which makes 90.8 possessions.
 */
final class SeasonBuilder {

  private final int seasonYear;
  private final List<GameBuilder> games = new ArrayList<>();
  private final List<GameLog.InjuryEntry> injuries = new ArrayList<>();

  private SeasonBuilder(int seasonYear) {
    this.seasonYear = seasonYear;
  }

  static SeasonBuilder season(int seasonYear) {
    return new SeasonBuilder(seasonYear);
  }

  GameBuilder game(String date, String away, String home) {
    GameBuilder game =
        new GameBuilder(
            "00%d%05d".formatted(seasonYear, games.size() + 1), LocalDate.parse(date), away, home);
    games.add(game);
    return game;
  }

  SeasonBuilder out(String date, long playerId) {
    return injury(date, playerId, true, false);
  }

  SeasonBuilder dayToDay(String date, long playerId) {
    return injury(date, playerId, true, true);
  }

  SeasonBuilder back(String date, long playerId) {
    return injury(date, playerId, false, false);
  }

  SeasonBuilder outWithoutId(String date) {
    return injury(date, null, true, false);
  }

  /** The list's team is no team of the season: nobody is looked up by it. */
  private SeasonBuilder injury(
      String date, @Nullable Long playerId, boolean out, boolean dayToDay) {
    injuries.add(
        new GameLog.InjuryEntry(LocalDate.parse(date), "no team", playerId, out, dayToDay));
    return this;
  }

  GameLog log() {
    return new GameLog(
        seasonYear,
        games.stream().map(GameBuilder::game).toList(),
        games.stream().flatMap(game -> game.playerBoxes().stream()).toList(),
        games.stream().flatMap(game -> game.teamBoxes().stream()).toList(),
        games.stream().flatMap(game -> game.shots.stream()).toList(),
        injuries,
        games.stream().flatMap(game -> game.lines.stream()).toList());
  }

  UpstreamTables derive() {
    return Phase3Derivation.derive(log());
  }

  /** One game. */
  static final class GameBuilder {
    private String id;
    private final LocalDate date;
    private final String away;
    private final String home;
    private final List<GameLog.PlayerBox> players = new ArrayList<>();
    private final List<GameLog.Shot> shots = new ArrayList<>();
    private final List<GameLog.Shot> counted = new ArrayList<>();
    private final List<GameLog.GameLine> lines = new ArrayList<>();
    private final Map<String, TeamLine> teams = new LinkedHashMap<>();
    private int overtimes;
    private boolean toCome;

    private GameBuilder(String id, LocalDate date, String away, String home) {
      this.id = id;
      this.date = date;
      this.away = away;
      this.home = home;
      teams.put(away, new TeamLine());
      teams.put(home, new TeamLine());
    }

    /** Makes it a game of another kind: the third digit of the league's id. */
    GameBuilder kind(char digit) {
      id = "00" + digit + "%07d".formatted(Long.parseLong(id) % 10_000_000);
      return this;
    }

    /** Leaves the game without a result; no box score may follow. */
    GameBuilder toCome() {
      toCome = true;
      return this;
    }

    GameBuilder overtimes(int periods) {
      overtimes = periods;
      return this;
    }

    GameBuilder line(String homeSpread, String total) {
      lines.add(
          new GameLog.GameLine(
              id,
              homeSpread == null ? null : new BigDecimal(homeSpread),
              total == null ? null : new BigDecimal(total)));
      return this;
    }

    GameBuilder team(String team, UnaryOperator<TeamLine> line) {
      teams.computeIfPresent(team, (name, present) -> line.apply(present));
      return this;
    }

    /** A player of that id, named after it, who plays 30 minutes. */
    GameBuilder player(String team, long playerId) {
      return player(team, playerId, line -> line);
    }

    GameBuilder player(String team, long playerId, UnaryOperator<PlayerLine> line) {
      PlayerLine given = line.apply(new PlayerLine("Player " + playerId));
      boolean atHome = team.equals(home);
      players.add(
          new GameLog.PlayerBox(
              id,
              date,
              playerId,
              given.name,
              team,
              atHome ? away : home,
              atHome,
              atHome,
              given.minutes,
              given.points,
              0,
              given.fieldGoalsAttempted,
              0,
              0,
              0,
              given.freeThrowsAttempted,
              0,
              0,
              0,
              0,
              0,
              0,
              given.turnovers,
              0,
              0));
      return this;
    }

    /** A shot that the box score counts too. */
    GameBuilder shot(String team, long playerId, int value, int feet, boolean made) {
      shots.add(new GameLog.Shot(id, playerId, team, value, feet, made));
      counted.add(new GameLog.Shot(id, playerId, team, value, feet, made));
      return this;
    }

    /** A shot that no box score counts. */
    GameBuilder strayShot(String team, long playerId, int value, int feet, boolean made) {
      shots.add(new GameLog.Shot(id, playerId, team, value, feet, made));
      return this;
    }

    private List<GameLog.PlayerBox> playerBoxes() {
      return players.stream().map(this::withShots).toList();
    }

    private GameLog.PlayerBox withShots(GameLog.PlayerBox box) {
      List<GameLog.Shot> own =
          counted.stream().filter(shot -> shot.playerId() == box.playerId()).toList();
      if (own.isEmpty()) {
        return box;
      }
      int made = (int) own.stream().filter(GameLog.Shot::made).count();
      int threes = (int) own.stream().filter(shot -> shot.value() == 3).count();
      int threesMade = (int) own.stream().filter(shot -> shot.value() == 3 && shot.made()).count();
      return new GameLog.PlayerBox(
          box.gameId(),
          box.date(),
          box.playerId(),
          box.playerName(),
          box.team(),
          box.opponent(),
          box.home(),
          box.won(),
          box.minutes(),
          box.points(),
          made,
          own.size(),
          threesMade,
          threes,
          0,
          box.freeThrowsAttempted(),
          0,
          0,
          0,
          0,
          0,
          0,
          box.turnovers(),
          0,
          0);
    }

    private GameLog.Game game() {
      boolean played = !toCome;
      return new GameLog.Game(
          id,
          date,
          home,
          away,
          played ? 110 : null,
          played ? 100 : null,
          played ? overtimes : null);
    }

    private List<GameLog.TeamBox> teamBoxes() {
      return toCome ? List.of() : List.of(teamBox(away, home), teamBox(home, away));
    }

    private GameLog.TeamBox teamBox(String team, String opponent) {
      TeamLine line = teams.get(team);
      return new GameLog.TeamBox(
          id,
          date,
          team,
          opponent,
          team.equals(home),
          team.equals(home),
          line.points,
          line.fieldGoalsAttempted,
          line.threesMade,
          line.threesAttempted,
          line.freeThrowsAttempted,
          line.offensiveRebounds,
          line.turnovers,
          overtimes);
    }
  }

  /** What a player did. */
  static final class PlayerLine {
    private String name;
    private int minutes = 30;
    private int points;
    private int fieldGoalsAttempted;
    private int freeThrowsAttempted;
    private int turnovers;

    private PlayerLine(String name) {
      this.name = name;
    }

    PlayerLine name(String value) {
      name = value;
      return this;
    }

    PlayerLine minutes(int value) {
      minutes = value;
      return this;
    }

    PlayerLine points(int value) {
      points = value;
      return this;
    }

    PlayerLine ends(int shots, int freeThrows, int lost) {
      fieldGoalsAttempted = shots;
      freeThrowsAttempted = freeThrows;
      turnovers = lost;
      return this;
    }
  }

  /** What a team did. */
  static final class TeamLine {
    private int points = 100;
    private int fieldGoalsAttempted = 80;
    private int threesMade = 10;
    private int threesAttempted = 30;
    private int freeThrowsAttempted = 20;
    private int offensiveRebounds = 10;
    private int turnovers = 12;

    TeamLine points(int value) {
      points = value;
      return this;
    }

    TeamLine threes(int made, int attempted) {
      threesMade = made;
      threesAttempted = attempted;
      return this;
    }

    /** FGA, FTA, offensive rebounds and turnovers. */
    TeamLine possessions(int shots, int freeThrows, int offensive, int lost) {
      fieldGoalsAttempted = shots;
      freeThrowsAttempted = freeThrows;
      offensiveRebounds = offensive;
      turnovers = lost;
      return this;
    }
  }
}
