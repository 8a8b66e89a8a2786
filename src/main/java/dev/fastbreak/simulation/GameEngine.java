package dev.fastbreak.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

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
  private static final int FOULED_OUT = 6;

  private final Dice dice;
  private final int overtimes;
  private final TeamSheet home;
  private final TeamSheet away;

  /** A team before the game. */
  record Side(int team, TeamStyle style, List<Athlete> fit, boolean tired) {}

  private GameEngine(Dice dice, int overtimes, TeamSheet home, TeamSheet away) {
    this.dice = dice;
    this.overtimes = overtimes;
    this.home = home;
    this.away = away;
  }

  record Played(TeamSheet home, TeamSheet away, int overtimes) {}

  static Played play(Side home, Side away, Dice dice) {
    int overtimes = 0;
    if (dice.chance(OVERTIME)) {
      overtimes = dice.chance(SECOND_OVERTIME) ? 2 : 1;
    }
    double form = dice.normal(0, 1);
    boolean lopsided = overtimes == 0 && Math.abs(form) > 1.0;
    GameEngine engine =
        new GameEngine(
            dice,
            overtimes,
            sheet(home, true, overtimes, lopsided, dice),
            sheet(away, false, overtimes, lopsided, dice));
    engine.play(FORM * form, home.tired(), away.tired());
    return new Played(engine.home, engine.away, overtimes);
  }

  private static TeamSheet sheet(
      Side side, boolean home, int overtimes, boolean lopsided, Dice dice) {
    return new TeamSheet(
        side.team(), home, side.style(), Rotation.deal(side.fit(), overtimes, lopsided, dice));
  }

  private void play(double form, boolean homeTired, boolean awayTired) {
    double length = (48 + 5 * overtimes) / 48.0;
    double pace = (home.style.pace() + away.style.pace()) / 2 + dice.normal(0, 4.3);
    double possessions = pace * length;
    use(possessions, length, home, away, HOME_COURT + form - (homeTired ? TIRED : 0));
    use(possessions, length, away, home, -HOME_COURT - form - (awayTired ? TIRED : 0));
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
    spread(turnovers, own, Athlete::turnovers, line -> line.turnovers++);
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
    double shift = advantage + own.style.offence();
    double luck = dice.uniform();
    for (int i = 0; i < shots; i++) {
      StatLine shooter = own.lines.get(dice.pick(weights));
      Zone zone = zone(shooter.athlete, own.style);
      luck = dice.chance(EVENED_OUT) ? 1 - luck : dice.uniform();
      double share = shooter.athlete.madeShare().in(zone) + shift + other.style.defence().in(zone);
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
      line.freeThrowsAttempted += throwsOfTrip;
      line.freeThrowsMade += dice.successes(throwsOfTrip, line.athlete.freeThrowTouch());
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
    throw new IllegalStateException("A team of " + Teams.tricode(sheet.team) + " never missed");
  }

  /** Shots into box lines, makes with their assists. */
  private void tally(TeamSheet own) {
    double[] passers = own.weights(Athlete::assists);
    for (Attempt attempt : own.attempts) {
      StatLine shooter = attempt.shooter;
      shooter.fieldGoalsAttempted++;
      shooter.threesAttempted += attempt.zone == Zone.THREE ? 1 : 0;
      if (!attempt.made) {
        continue;
      }
      shooter.fieldGoalsMade++;
      shooter.threesMade += attempt.zone == Zone.THREE ? 1 : 0;
      double unassisted = (1 - attempt.zone.assistedShare) * shooter.athlete.selfMade();
      if (!dice.chance(unassisted)) {
        StatLine passer = own.lines.get(dice.pick(passers));
        while (passer == shooter) {
          passer = own.lines.get(dice.pick(passers));
        }
        passer.assists++;
        shooter.assistedMakes++;
      }
    }
  }

  /** What a defence does to the other team's possessions. */
  private void defend(TeamSheet defence, TeamSheet offence) {
    double[] blockers = defence.weights(Athlete::blocks);
    for (Attempt attempt : offence.attempts) {
      double share = attempt.zone.blockedShare / (1 - attempt.zone.madeShare);
      if (!attempt.made && dice.chance(share)) {
        defence.lines.get(dice.pick(blockers)).blocks++;
        defence.blocks.merge(attempt.zone, 1L, Long::sum);
      }
    }
    int lost = 0;
    for (StatLine line : offence.lines) {
      lost += line.turnovers;
    }
    spread(dice.successes(lost, 0.55), defence, Athlete::steals, line -> line.steals++);

    int misses = offence.misses();
    offence.offensiveRebounds = Math.min(offence.offensiveRebounds, misses);
    spread(
        offence.offensiveRebounds,
        offence,
        Athlete::offensiveRebounds,
        line -> line.offensiveRebounds++);
    int loose = misses - offence.offensiveRebounds;
    spread(
        Math.max(0, loose - dice.between(0, 4)),
        defence,
        Athlete::defensiveRebounds,
        line -> line.defensiveRebounds++);
    spread(count(FOULS, 3.8, 8), defence, Athlete::fouls, line -> line.fouls++);
    for (StatLine line : defence.lines) {
      line.fouls = Math.min(line.fouls, FOULED_OUT);
    }
  }

  private void spread(
      int count, TeamSheet sheet, ToDoubleFunction<Athlete> rate, Consumer<StatLine> credit) {
    double[] weights = sheet.weights(rate);
    for (int i = 0; i < count; i++) {
      credit.accept(sheet.lines.get(dice.pick(weights)));
    }
  }

  /**
   * Five players share each point of the margin: the sum over the team is five times the margin.
   */
  private void plusMinus(TeamSheet sheet, int margin) {
    int total = 240 + 25 * overtimes;
    int sum = 0;
    for (StatLine line : sheet.lines) {
      double share = line.floorTime / total;
      double noise = Math.sqrt(line.floorTime) * 1.5;
      line.plusMinus = (int) Math.round(5 * margin * share + dice.normal(0, noise));
      sum += line.plusMinus;
    }
    // What is left over goes to those who played, a point each by turns.
    int left = 5 * margin - sum;
    List<StatLine> regulars = new ArrayList<>(sheet.lines);
    regulars.removeIf(line -> line.minutes < 8);
    Collections.reverse(regulars);
    for (int i = 0; left != 0; i = (i + 1) % regulars.size()) {
      int point = Integer.signum(left);
      regulars.get(i).plusMinus += point;
      left -= point;
    }
  }
}
