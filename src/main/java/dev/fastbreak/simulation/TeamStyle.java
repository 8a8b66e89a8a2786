package dev.fastbreak.simulation;

/**
 * How a team plays in a season, as differences from the league.
 *
 * @param pace possessions per 48 minutes, the whole figure
 * @param offence added to the share of own shots that go in
 * @param defence by zone, added to the share of the opponents' shots that go in
 * @param threes factor on the share of threes among the own shots
 */
record TeamStyle(double pace, double offence, ByZone defence, double threes) {

  private static final double LEAGUE_PACE = 100.2;

  static TeamStyle of(int team, int year, long seed) {
    Dice dice = Dice.of(seed, Dice.Purpose.TEAMS, team, year);
    double defence = dice.normal(0, 0.008);
    ByZone byZone = ByZone.of(zone -> defence + dice.normal(0, 0.010));
    return new TeamStyle(
        dice.normal(LEAGUE_PACE, 1.7), dice.normal(0, 0.008), byZone, dice.factor(0.07));
  }
}
