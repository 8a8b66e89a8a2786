package dev.fastbreak.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A player over his years. He is a pure function of seed, debut year and draft position, so any
 * season finds the same people without the seasons before it having been simulated.
 *
 * @param id the league's own id
 * @param firstAge age in the first season
 * @param talent 0 for an average career, about 2 for an All-Star's
 * @param seasons length of the career
 */
record Career(
    long id,
    String name,
    Archetype archetype,
    int debut,
    int firstAge,
    double talent,
    int seasons) {

  /** Rookies a year; with the mean length of careers that makes about 540 active players. */
  static final int DRAFT_CLASS = 90;

  private static final int LONGEST = 19;
  private static final int FIRST_CLASS = 1900;

  /** Every fourth class has two players of the same name, whose careers run side by side. */
  private static final int NAMESAKES_EVERY = 4;

  private static final int NAMESAKES_SEASONS = 9;

  /** Every player who is active in a season, by id. */
  static List<Career> active(int year, long seed) {
    int first = year - LONGEST + 1;
    return IntStream.range(0, LONGEST * DRAFT_CLASS)
        .mapToObj(i -> of(first + i / DRAFT_CLASS, i % DRAFT_CLASS, seed))
        .filter(career -> year < career.debut() + career.seasons())
        .toList();
  }

  private static Career of(int debut, int position, long seed) {
    Dice dice = Dice.of(seed, Dice.Purpose.CAREER, debut, position);
    Archetype archetype = Archetype.drawn(dice);
    double expected = 1.9 - 3.0 * StrictMath.pow(position / (double) DRAFT_CLASS, 0.6);
    double talent = dice.normal(expected, 0.55);
    int seasons =
        (int) Math.max(1, Math.min(LONGEST, Math.round(6.2 + 3.4 * talent + dice.normal(0, 1.5))));
    int firstAge = dice.between(19, 23);
    boolean namesake = Math.floorMod(debut, NAMESAKES_EVERY) == 0 && position < 2;
    if (namesake) {
      talent = position == 0 ? 1.1 : 0.6;
      seasons = NAMESAKES_SEASONS;
    }
    long number = (long) (debut - FIRST_CLASS) * DRAFT_CLASS;
    return new Career(
        1_600_000L + number + position,
        Names.of(number + (namesake ? 0 : position)),
        archetype,
        debut,
        firstAge,
        talent,
        seasons);
  }

  /** Age at the start of a season; birthdays during the season are the simulation's affair. */
  int age(int year) {
    return firstAge + year - debut;
  }

  /** The team he belongs to in a season if it has a place for him; now and then he moves on. */
  int preferredTeam(int year, long seed) {
    Dice dice = Dice.of(seed, Dice.Purpose.TEAMS, id);
    int team = dice.below(Teams.COUNT);
    for (int y = debut + 1; y <= year; y++) {
      int other = dice.below(Teams.COUNT);
      if (dice.chance(0.2)) {
        team = other;
      }
    }
    return team;
  }
}
