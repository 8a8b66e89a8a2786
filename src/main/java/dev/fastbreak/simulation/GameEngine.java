package dev.fastbreak.simulation;

import dev.fastbreak.simulation.TeamSheet.Attempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Plays one game: possessions become turnovers, shots and free throws; then the score is settled
 * (nobody draws, overtime games end close); then rebounds, assists, blocks and fouls follow from
 * what happened, so that every box score adds up.
 */
final class GameEngine {

  private static final double OVERTIME = 0.058;
  private static final double SECOND_OVERTIME = 0.14;
  private static final int CLOSE = 9;

  /** Added to the share of shots that go in: at home, and taken off on the second of two nights. */
  private static final double HOME_COURT = 0.0065;

  private static final double TIRED = 0.004;

  /** How far a night's form moves the share of shots that go in, against the other team's. */
  private static final double FORM = 0.004;

  /**
   * Share of shots whose luck makes up for the shot before. Real scores vary less than independent
   * shots would.
   */
  private static final double EVENED_OUT = 0.58;

  private static final double FREE_THROWS = 22.6;
  private static final double TURNOVERS = 13.2;
  private static final double OFFENSIVE_REBOUNDS = 10.4;
  private static final double FOULS = 19.8;

  private final Dice dice;
  final int overtimes;
  final TeamSheet home;
  final TeamSheet away;

  /** A team before the game. */
  record Side(int team, TeamStyle style, List<Athlete> fit, boolean tired) {}

  private GameEngine(Dice dice, int overtimes, TeamSheet home, TeamSheet away) {
    this.dice = dice;
    this.overtimes = overtimes;
    this.home = home;
    this.away = away;
  }

  /** Plays a game to its end. */
  static GameEngine play(Side home, Side away, Dice dice) {
    int overtimes = 0;
    if (dice.chance(OVERTIME)) {
      overtimes = dice.chance(SECOND_OVERTIME) ? 2 : 1;
    }
    double form = dice.normal(0, 1);
    boolean lopsided = overtimes == 0 && Math.abs(form) > 1.0;
    TeamSheet atHome =
        new TeamSheet(home, true, Rotation.deal(home.fit(), overtimes, lopsided, dice));
    TeamSheet visiting =
        new TeamSheet(away, false, Rotation.deal(away.fit(), overtimes, lopsided, dice));
    GameEngine game = new GameEngine(dice, overtimes, atHome, visiting);
    game.play(FORM * form);
    return game;
  }

  private void play(double form) {
    double length = (48 + 5 * overtimes) / 48.0;
    double pace = (home.side.style().pace() + away.side.style().pace()) / 2 + dice.normal(0, 4.3);
    double possessions = pace * length;
    double edge = HOME_COURT + form;
    use(possessions, length, home, away, edge - (home.side.tired() ? TIRED : 0));
    use(possessions, length, away, home, -edge - (away.side.tired() ? TIRED : 0));
    settle();
    tally(home);
    tally(away);
    defend(home, away);
    defend(away, home);
    plusMinus(home, home.points() - away.points());
    plusMinus(away, away.points() - home.points());
  }

  /** What a team makes of its possessions: turnovers, free throws, shots. */
  private void use(
      double possessions, double length, TeamSheet own, TeamSheet other, double advantage) {
    own.teamTurnovers = dice.successes(2, 0.33);
    int turnovers = count(TURNOVERS * length, 3.3, 3);
    spread(turnovers, own, Stat.TURNOVERS);
    int freeThrows = shootFreeThrows(count(FREE_THROWS * length, 5.0, 6), own);
    own.offensiveRebounds = count(OFFENSIVE_REBOUNDS * length, 3.1, 2);
    double shots =
        possessions
            - turnovers
            - own.teamTurnovers
            - 0.44 * freeThrows
            + own.offensiveRebounds
            + dice.normal(0, 0.7);
    shoot((int) Math.round(Math.max(55 * length, shots)), own, other, advantage);
  }

  private int count(double mean, double deviation, int least) {
    return Math.max(least, (int) Math.round(dice.normal(mean, deviation)));
  }

  private void shoot(int shots, TeamSheet own, TeamSheet other, double advantage) {
    double[] weights = own.weights(Athlete::shots);
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= dice.factor(0.2);
    }
    double shift = advantage + own.side.style().offence();
    double luck = dice.uniform();
    for (int i = 0; i < shots; i++) {
      StatLine shooter = own.lines.get(dice.pick(weights));
      Zone zone = zone(shooter.athlete, own.side.style());
      luck = dice.chance(EVENED_OUT) ? 1 - luck : dice.uniform();
      double share =
          shooter.athlete.madeShare().in(zone) + shift + other.side.style().defence().in(zone);
      own.attempts.add(new Attempt(shooter, zone, zone.distance(dice), luck < share));
    }
  }

  private Zone zone(Athlete athlete, TeamStyle style) {
    ByZone share = athlete.zoneShare();
    double threes = share.three() * style.threes();
    double twos = share.paint() + share.midRange();
    double u = dice.uniform() * (threes + twos);
    if (u < threes) {
      return Zone.THREE;
    }
    return u - threes < share.paint() ? Zone.PAINT : Zone.MID_RANGE;
  }

  /** Trips to the line of mostly two throws, until about the wanted number; tells how many. */
  private int shootFreeThrows(int wanted, TeamSheet own) {
    double[] weights = own.weights(athlete -> athlete.shots() * athlete.freeThrowRate());
    int thrown = 0;
    while (thrown < wanted) {
      StatLine line = own.lines.get(dice.pick(weights));
      double u = dice.uniform();
      int throwsOfTrip = u < 0.13 ? 1 : u < 0.97 ? 2 : 3;
      line.add(Stat.FREE_THROWS_ATTEMPTED, throwsOfTrip);
      int made = dice.successes(throwsOfTrip, line.athlete.freeThrowTouch());
      line.add(Stat.FREE_THROWS_MADE, made);
      thrown += throwsOfTrip;
    }
    return thrown;
  }

  /** No draws, and after overtime no wide margins: late shots of one side fall or do not. */
  private void settle() {
    int margin = home.points() - away.points();
    while (margin == 0 || (overtimes > 0 && Math.abs(margin) > CLOSE)) {
      boolean homeNeeds = margin == 0 ? dice.chance(0.58) : margin < 0;
      boolean makesOne = margin == 0 || dice.chance(0.5);
      TeamSheet changed = homeNeeds == makesOne ? home : away;
      int points = turnLatest(changed, makesOne);
      margin += homeNeeds ? points : -points;
    }
  }

  /** Turns a team's latest miss into a make, or the other way round; tells its worth. */
  private static int turnLatest(TeamSheet sheet, boolean intoMake) {
    for (int i = sheet.attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = sheet.attempts.get(i);
      if (attempt.made != intoMake) {
        attempt.made = intoMake;
        return attempt.zone.points;
      }
    }
    throw new IllegalStateException("A team of " + sheet.tricode() + " never missed");
  }

  /** Shots into box lines, makes with their assists. */
  private void tally(TeamSheet own) {
    double[] passers = own.weights(Stat.ASSISTS);
    for (Attempt attempt : own.attempts) {
      StatLine shooter = attempt.shooter;
      int three = attempt.zone == Zone.THREE ? 1 : 0;
      shooter.add(Stat.FIELD_GOALS_ATTEMPTED, 1);
      shooter.add(Stat.THREES_ATTEMPTED, three);
      if (!attempt.made) {
        continue;
      }
      shooter.add(Stat.FIELD_GOALS_MADE, 1);
      shooter.add(Stat.THREES_MADE, three);
      double unassisted = (1 - attempt.zone.assistedShare) * shooter.athlete.selfMade();
      if (!dice.chance(unassisted)) {
        StatLine passer = own.lines.get(dice.pick(passers));
        while (passer == shooter) {
          passer = own.lines.get(dice.pick(passers));
        }
        passer.add(Stat.ASSISTS, 1);
        shooter.add(Stat.ASSISTED_MAKES, 1);
      }
    }
  }

  /** What a defence does to the other team's possessions. */
  private void defend(TeamSheet defence, TeamSheet offence) {
    double[] blockers = defence.weights(Stat.BLOCKS);
    int misses = 0;
    for (Attempt attempt : offence.attempts) {
      if (attempt.made) {
        continue;
      }
      misses++;
      if (dice.chance(attempt.zone.blockedShare / (1 - attempt.zone.madeShare))) {
        defence.lines.get(dice.pick(blockers)).add(Stat.BLOCKS, 1);
        defence.blocks.merge(attempt.zone, 1L, Long::sum);
      }
    }
    spread(dice.successes(offence.sum(Stat.TURNOVERS), 0.55), defence, Stat.STEALS);
    offence.offensiveRebounds = Math.min(offence.offensiveRebounds, misses);
    spread(offence.offensiveRebounds, offence, Stat.OFFENSIVE_REBOUNDS);
    int loose = misses - offence.offensiveRebounds - dice.between(0, 4);
    spread(loose, defence, Stat.DEFENSIVE_REBOUNDS);
    spread(count(FOULS, 3.8, 8), defence, Stat.FOULS);
  }

  private void spread(int count, TeamSheet sheet, Stat stat) {
    double[] weights = sheet.weights(stat);
    for (int i = 0; i < count; i++) {
      sheet.lines.get(dice.pick(weights)).add(stat, 1);
    }
  }

  /**
   * Five players share each point of the margin: the sum over the team is five times the margin.
   */
  private void plusMinus(TeamSheet sheet, int margin) {
    int total = 240 + 25 * overtimes;
    for (StatLine line : sheet.lines) {
      double share = line.floorTime / total;
      double noise = Math.sqrt(line.floorTime) * 1.5;
      line.add(Stat.PLUS_MINUS, (int) Math.round(5 * margin * share + dice.normal(0, noise)));
    }
    // What is left over goes to those who played, a point each by turns.
    int left = 5 * margin - sheet.sum(Stat.PLUS_MINUS);
    List<StatLine> regulars = new ArrayList<>(sheet.lines);
    regulars.removeIf(line -> line.minutes < 8);
    Collections.reverse(regulars);
    for (int i = 0; left != 0; i = (i + 1) % regulars.size()) {
      int point = Integer.signum(left);
      regulars.get(i).add(Stat.PLUS_MINUS, point);
      left -= point;
    }
  }
}
