package dev.fastbreak.simulation;

import dev.fastbreak.core.phase3.GameKind;
import dev.fastbreak.core.phase3.GameLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

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
  private final Scorebook book;
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
    book = new Scorebook(calendar);
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
      Fixture fixture = fixtures.get(i);
      int winner = play(gameId("002", i + 1), fixture.date(), fixture.home(), fixture.away());
      wins[winner]++;
    }
    List<SimulatedSeason.Postponement> postponements = postponements();
    List<Fixture> toCome =
        new Postseason(this::postseasonWinner, calendar.lastDay()).play(standings());
    for (int i = 0; i < toCome.size(); i++) {
      Fixture fixture = toCome.get(i);
      book.enterWithoutResult(
          gameId("004", SECOND_ROUND + i), fixture.date(), fixture.home(), fixture.away());
    }
    return book.close(league.injuryEntries(), postponements);
  }

  /** The league's own form: kind of game, season, number. */
  private String gameId(String kind, int number) {
    return "%s%02d%05d".formatted(kind, calendar.year() % 100, number);
  }

  private int postseasonWinner(LocalDate date, int home, int away, boolean playIn) {
    String id = playIn ? gameId("005", 100 + ++playInGames) : gameId("004", 100 + ++playoffGames);
    return play(id, date, home, away);
  }

  private int play(String id, LocalDate date, int home, int away) {
    league.advanceTo(date);
    Dice dice = Dice.of(seed, Dice.Purpose.GAME, calendar.year(), Long.parseLong(id));
    GameEngine.Side homeSide = side(home, date, dice);
    GameEngine.Side awaySide = side(away, date, dice);
    GameEngine.Played played = GameEngine.play(homeSide, awaySide, dice);
    if (id.equals(gameId("002", gameWithoutResult))) {
      book.enterWithoutResult(id, date, home, away);
    } else {
      boolean shotsLost = dice.chance(SHOTS_LOST);
      book.enter(id, date, played, !shotsLost && !isInTheDark(date, home, away));
      enterLine(id, homeSide, awaySide, dice);
      enterAbsences(id, date, played.away(), dice);
      enterAbsences(id, date, played.home(), dice);
    }
    lastPlayed[home] = date;
    lastPlayed[away] = date;
    return played.home().points() > played.away().points() ? home : away;
  }

  private boolean isInTheDark(LocalDate date, int home, int away) {
    return (home == teamInTheDark || away == teamInTheDark)
        && !date.isBefore(outageStart)
        && date.isBefore(outageStart.plusDays(OUTAGE_DAYS));
  }

  private GameEngine.Side side(int team, LocalDate date, Dice dice) {
    boolean tired = lastPlayed[team].equals(date.minusDays(1));
    List<Athlete> fit = new ArrayList<>(league.fit(team));
    if (tired && fit.size() > 10) {
      for (int i = 0; i < fit.size(); i++) {
        if (fit.get(i).rating() > STAR && dice.chance(RESTED)) {
          fit.remove(i);
          break;
        }
      }
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
    if (u < LINE_MISSING + LINE_UNREADABLE) {
      book.enterUnreadableLine(id);
    } else {
      boolean readable = u >= LINE_MISSING + LINE_UNREADABLE + SPREAD_UNREADABLE;
      book.enterLine(id, spread, total, readable);
    }
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
    for (Athlete athlete : league.roster(sheet.team)) {
      boolean played = false;
      for (StatLine line : sheet.lines) {
        played |= line.athlete.id() == athlete.id();
      }
      boolean injured = league.isInjured(athlete);
      if (!played && dice.chance(injured ? INJURED_LISTED : LEFT_ON_THE_BENCH)) {
        book.enterAbsence(
            new SimulatedSeason.Absence(
                id, date, Teams.tricode(sheet.team), athlete.id(), injured));
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

  /** Games that were first to be played earlier, on a game date on which both teams were free. */
  private List<SimulatedSeason.Postponement> postponements() {
    Dice gaps = Dice.of(seed, Dice.Purpose.GAPS, calendar.year(), 1);
    List<GameLog.Game> games = book.games();
    List<SimulatedSeason.Postponement> found = new ArrayList<>();
    while (found.size() < POSTPONED) {
      GameLog.Game game = games.get(gaps.below(games.size()));
      LocalDate first = game.date().minusDays(gaps.between(20, 40));
      boolean ofRegularSeason = GameKind.of(game.gameId()) == GameKind.REGULAR_SEASON;
      if (ofRegularSeason && game.hasPoints() && isFree(game, first)) {
        found.add(new SimulatedSeason.Postponement(game, first));
      }
    }
    return List.copyOf(found);
  }

  private boolean isFree(GameLog.Game game, LocalDate date) {
    if (!calendar.days().contains(date) || date.equals(calendar.opener())) {
      return false;
    }
    TreeSet<String> busy = new TreeSet<>();
    for (GameLog.Game other : book.games()) {
      if (other.date().equals(date)) {
        busy.add(other.homeTeam());
        busy.add(other.awayTeam());
      }
    }
    return !busy.contains(game.homeTeam()) && !busy.contains(game.awayTeam());
  }
}
