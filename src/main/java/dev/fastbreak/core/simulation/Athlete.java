package dev.fastbreak.core.simulation;

/**
 * A player in one season: how good he is and what he does with 36 minutes.
 *
 * @param rating decides who plays how much; 0 is a good bench player, 2 a star
 * @param birthday day of the season (0 = opener) on which he gets older; may lie behind its end
 * @param shots field-goal attempts per 36 minutes
 * @param zoneShare share of shots by {@link Zone}; sums to 1
 * @param madeShare share of shots that go in by {@link Zone}
 * @param selfMade factor on the share of makes that he makes without a pass
 * @param frailty factor on the chance of an injury
 */
record Athlete(
    Career career,
    double rating,
    int age,
    int birthday,
    double shots,
    double[] zoneShare,
    double[] madeShare,
    double freeThrowTouch,
    double freeThrowRate,
    double offensiveRebounds,
    double defensiveRebounds,
    double assists,
    double steals,
    double blocks,
    double turnovers,
    double fouls,
    double selfMade,
    double frailty) {

  private static final int PRIME = 27;

  /**
   * A player's form in a season. What he is like comes from his own stream, the year adds little.
   */
  static Athlete of(Career career, int year, long seed) {
    Dice own = Dice.of(seed, Dice.Purpose.FORM, career.id());
    Dice season = Dice.of(seed, Dice.Purpose.FORM, career.id(), year);
    Archetype kind = career.archetype();
    int age = career.age(year);
    double years = age - PRIME;
    double ageing = (years < 0 ? 0.016 : 0.012) * years * years;
    double rating = career.talent() - ageing + season.normal(0, 0.22);

    double[] share = new double[Zone.values().length];
    double[] made = new double[share.length];
    double sum = 0;
    for (Zone zone : Zone.values()) {
      int i = zone.ordinal();
      share[i] = kind.share(zone) * own.factor(0.28) * season.factor(0.06);
      sum += share[i];
      double touch =
          zone == Zone.PAINT ? kind.paintTouch : zone == Zone.THREE ? kind.threeTouch : 0;
      made[i] =
          zone.madeShare + touch + own.normal(0, 0.022) + season.normal(0, 0.008) + 0.011 * rating;
    }
    for (int i = 0; i < share.length; i++) {
      share[i] /= sum;
    }
    double appetite = StrictMath.exp(0.20 * rating) * own.factor(0.13) * season.factor(0.05);
    return new Athlete(
        career,
        rating,
        age,
        season.below(365),
        11.6 * appetite,
        share,
        made,
        Math.min(0.93, kind.freeThrowTouch + 0.01 + own.normal(0, 0.05)),
        kind.freeThrowRate * own.factor(0.25) * StrictMath.exp(0.10 * rating),
        kind.offensiveRebounds * own.factor(0.2),
        kind.defensiveRebounds * own.factor(0.2) * StrictMath.exp(0.04 * rating),
        kind.assists * own.factor(0.3) * StrictMath.exp(0.13 * rating),
        kind.steals * own.factor(0.25),
        kind.blocks * own.factor(0.35),
        kind.turnovers * own.factor(0.15) * StrictMath.exp(0.12 * rating),
        kind.fouls * own.factor(0.15),
        own.factor(0.15) * StrictMath.exp(0.10 * rating),
        own.factor(0.4) * (1 + 0.02 * Math.max(0, years)));
  }

  long id() {
    return career.id();
  }

  String name() {
    return career.name();
  }

  /** Age on a day of the season, counted from the opener. */
  int ageOn(int day) {
    return day >= birthday ? age + 1 : age;
  }
}
