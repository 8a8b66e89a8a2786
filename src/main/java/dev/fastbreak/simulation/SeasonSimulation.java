package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameKind;
import dev.fastbreak.core.phase3.GameLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Plays one season from the opener to the first round of the playoffs; the second round is to come.
 */
final class SeasonSimulation {

  /** Share of games whose shots were lost. */
  private static final double SHOTS_LOST = 0.012;

  /** The building of one team has no shot tracking for about this long, wherever it plays. */
  private static final int OUTAGE_DAYS = 20;

  /** Shares of games without a betting line, with an unreadable one, and with half of one. */
  private static final double LINE_MISSING = 0.01;

  private static final double LINE_UNREADABLE = 0.005;
  private static final double SPREAD_UNREADABLE = 0.005;

  /** Shares of listed players who do not play: injured ones and those whom the coach leaves out. */
  private static final double INJURED_LISTED = 0.10;

  private static final double LEFT_ON_THE_BENCH = 0.09;

  /** Chance that a star of this rating is rested on the second of two nights. */
  private static final double STAR = 1.7;

  private static final double RESTED = 0.12;

  /** Numbers of the playoff games that are still to come. */
  private static final int SECOND_ROUND = 201;

  private static final int POSTPONED = 2;

  /** The game without a result is one of the middle of the season. */
  private static final int FIRST_WITHOUT_RESULT = 400;

  private static final int LAST_WITHOUT_RESULT = 800;

  private final SeasonCalendar calendar;
  private final long seed;
  private final League league;
  private final SimulatedSeason season;
  private final List<TeamStyle> styles = new ArrayList<>();
  private final LocalDate[] lastPlayed = new LocalDate[Teams.COUNT];
  private final int[] wins = new int[Teams.COUNT];
  private final int teamInTheDark;
  private final LocalDate outageStart;

  /** The number of the game whose result never came. */
  private final int gameWithoutResult;

  private int playInGames;
  private int playoffGames;

  private SeasonSimulation(int year, long seed) {
    this.seed = seed;
    calendar = SeasonCalendar.of(year);
    league = new League(calendar, seed);
    season = SimulatedSeason.of(calendar);
    for (int team = 0; team < Teams.COUNT; team++) {
      styles.add(TeamStyle.of(team, year, seed));
      lastPlayed[team] = LocalDate.MIN;
    }
    Dice gaps = Dice.of(seed, Dice.Purpose.GAPS, year);
    teamInTheDark = gaps.below(Teams.COUNT);
    outageStart = calendar.opener().plusDays(gaps.between(40, 110));
    gameWithoutResult = gaps.between(FIRST_WITHOUT_RESULT, LAST_WITHOUT_RESULT);
  }

  static SimulatedSeason of(int year, long seed) {
    return new SeasonSimulation(year, seed).run();
  }

  private SimulatedSeason run() {
    List<Fixture> fixtures = FixtureList.of(calendar, seed);
    for (int i = 0; i < fixtures.size(); i++) {
      wins[play(gameId("002", i + 1), fixtures.get(i))]++;
    }
    postpone();
    List<Fixture> toCome =
        new Postseason(this::postseasonWinner, calendar.lastDay()).play(standings());
    for (int i = 0; i < toCome.size(); i++) {
      season.enterWithoutResult(gameId("004", SECOND_ROUND + i), toCome.get(i));
    }
    season.log().injuries().addAll(league.injuryEntries());
    return season;
  }

  /** The league's own form: kind of game, season, number. */
  private String gameId(String kind, int number) {
    return "%s%02d%05d".formatted(kind, calendar.year() % 100, number);
  }

  private int postseasonWinner(Fixture fixture, boolean playIn) {
    String id = playIn ? gameId("005", 100 + ++playInGames) : gameId("004", 100 + ++playoffGames);
    return play(id, fixture);
  }

  /** Plays a game and tells the winner. */
  private int play(String id, Fixture fixture) {
    LocalDate date = fixture.date();
    league.advanceTo(date);
    Dice dice = Dice.of(seed, Dice.Purpose.GAME, calendar.year(), Long.parseLong(id));
    GameEngine.Side home = side(fixture.home(), date, dice);
    GameEngine.Side away = side(fixture.away(), date, dice);
    GameEngine game = GameEngine.play(home, away, dice);
    if (id.equals(gameId("002", gameWithoutResult))) {
      season.enterWithoutResult(id, fixture);
    } else {
      boolean shotsLost = dice.chance(SHOTS_LOST);
      season.enter(id, date, game, !shotsLost && !isInTheDark(fixture));
      enterLine(id, home, away, dice);
      enterAbsences(id, date, game.away, dice);
      enterAbsences(id, date, game.home, dice);
    }
    lastPlayed[home.team()] = date;
    lastPlayed[away.team()] = date;
    return game.home.points() > game.away.points() ? home.team() : away.team();
  }

  private boolean isInTheDark(Fixture fixture) {
    return (fixture.home() == teamInTheDark || fixture.away() == teamInTheDark)
        && !fixture.date().isBefore(outageStart)
        && fixture.date().isBefore(outageStart.plusDays(OUTAGE_DAYS));
  }

  private GameEngine.Side side(int team, LocalDate date, Dice dice) {
    boolean tired = lastPlayed[team].equals(date.minusDays(1));
    List<Athlete> fit = new ArrayList<>(league.fit(team));
    if (tired && fit.size() > 10) {
      fit.stream()
          .filter(athlete -> athlete.rating() > STAR && dice.chance(RESTED))
          .findFirst()
          .ifPresent(fit::remove);
    }
    return new GameEngine.Side(team, styles.get(team), fit, tired);
  }

  /** What bookmakers make of the two teams: about right, with their own error. */
  private void enterLine(String id, GameEngine.Side home, GameEngine.Side away, Dice dice) {
    double spread = -2.6 - (strength(home) - strength(away)) + dice.normal(0, 1.5);
    double pace = (home.style().pace() + away.style().pace()) / 2;
    double total = 2.24 * pace + dice.normal(0, 3);
    double u = dice.uniform();
    if (u < LINE_MISSING) {
      return;
    }
    boolean readable = u >= LINE_MISSING + LINE_UNREADABLE;
    boolean spreadReadable = u >= LINE_MISSING + LINE_UNREADABLE + SPREAD_UNREADABLE;
    season
        .log()
        .lines()
        .add(
            new GameLog.GameLine(
                id,
                spreadReadable ? halfPoints(spread) : null,
                readable ? halfPoints(total) : null));
  }

  private static BigDecimal halfPoints(double value) {
    return BigDecimal.valueOf(5 * Math.round(2 * value), 1);
  }

  /** Points by which a side beats an average one: its shooting, its defence, its best players. */
  private static double strength(GameEngine.Side side) {
    double defence = side.style().defence().sum() / Zone.values().length;
    double rating = 0;
    int best = Math.min(8, side.fit().size());
    for (Athlete athlete : side.fit().subList(0, best)) {
      rating += athlete.rating() / best;
    }
    return 200 * (side.style().offence() - defence) + 2.2 * rating - (side.tired() ? 0.8 : 0);
  }

  private void enterAbsences(String id, LocalDate date, TeamSheet sheet, Dice dice) {
    for (Athlete athlete : league.roster(sheet.side.team())) {
      boolean played = sheet.lines.stream().anyMatch(line -> line.athlete.equals(athlete));
      boolean injured = !league.isFit(athlete);
      if (!played && dice.chance(injured ? INJURED_LISTED : LEFT_ON_THE_BENCH)) {
        season
            .absences()
            .add(new SimulatedSeason.Absence(id, date, sheet.tricode(), athlete.id(), injured));
      }
    }
  }

  /** By conference, most wins first; ties by the order of the teams. */
  private List<List<Integer>> standings() {
    List<List<Integer>> standings = List.of(new ArrayList<>(), new ArrayList<>());
    for (int team = 0; team < Teams.COUNT; team++) {
      standings.get(Teams.conference(team)).add(team);
    }
    standings.forEach(conference -> conference.sort(Comparator.comparingInt(team -> -wins[team])));
    return standings;
  }

  /** Some games were first to be played earlier, on a game date on which both teams were free. */
  private void postpone() {
    Dice gaps = Dice.of(seed, Dice.Purpose.GAPS, calendar.year(), 1);
    List<GameLog.Game> games = season.log().games();
    while (season.postponements().size() < POSTPONED) {
      GameLog.Game game = games.get(gaps.below(games.size()));
      LocalDate first = game.date().minusDays(gaps.between(20, 40));
      boolean ofRegularSeason = GameKind.of(game.gameId()) == GameKind.REGULAR_SEASON;
      if (ofRegularSeason && game.hasPoints() && isFree(game, first)) {
        season.postponements().add(new SimulatedSeason.Postponement(game, first));
      }
    }
  }

  private boolean isFree(GameLog.Game game, LocalDate date) {
    Set<String> teams = Set.of(game.homeTeam(), game.awayTeam());
    return calendar.days().contains(date)
        && !date.equals(calendar.opener())
        && season.log().games().stream()
            .filter(other -> other.date().equals(date))
            .noneMatch(
                other -> teams.contains(other.homeTeam()) || teams.contains(other.awayTeam()));
  }
}
