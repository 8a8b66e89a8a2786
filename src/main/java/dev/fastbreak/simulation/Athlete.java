package dev.fastbreak.simulation;

/**
 * A player in one season: how good he is and what he does with 36 minutes.
 *
 * @param rating decides who plays how much; 0 is a good bench player, 2 a star
 * @param birthday day of the season (0 = opener) on which he gets older; may lie behind its end
 * @param shots field-goal attempts per 36 minutes
 * @param zoneShare share of shots by zone; sums to 1
 * @param madeShare share of shots that go in by zone
 * @param selfMade factor on the share of makes that he makes without a pass
 * @param frailty factor on the chance of an injury
 */
record Athlete(
    Career career,
    double rating,
    int age,
    int birthday,
    double shots,
    ByZone zoneShare,
    ByZone madeShare,
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

    ByZone wish = ByZone.of(zone -> kind.zones.in(zone) * own.factor(0.28) * season.factor(0.06));
    ByZone share = ByZone.of(zone -> wish.in(zone) / wish.sum());
    ByZone made =
        ByZone.of(
            zone ->
                zone.madeShare
                    + kind.touch.in(zone)
                    + own.normal(0, 0.022)
                    + season.normal(0, 0.008)
                    + 0.011 * rating);
    double appetite = StrictMath.exp(0.20 * rating) * own.factor(0.13) * season.factor(0.05);
    return new Athlete(
        career,
        rating,
        age,
        season.below(365),
        11.6 * appetite,
        share,
        made,
        Math.min(0.93, kind.touch.freeThrows() + 0.01 + own.normal(0, 0.05)),
        kind.touch.freeThrowRate() * own.factor(0.25) * StrictMath.exp(0.10 * rating),
        kind.per36.offensiveRebounds() * own.factor(0.2),
        kind.per36.defensiveRebounds() * own.factor(0.2) * StrictMath.exp(0.04 * rating),
        kind.per36.assists() * own.factor(0.3) * StrictMath.exp(0.13 * rating),
        kind.per36.steals() * own.factor(0.25),
        kind.per36.blocks() * own.factor(0.35),
        kind.per36.turnovers() * own.factor(0.15) * StrictMath.exp(0.12 * rating),
        kind.per36.fouls() * own.factor(0.15),
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
