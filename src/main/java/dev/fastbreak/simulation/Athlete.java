package dev.fastbreak.simulation;

import java.util.EnumMap;
import java.util.Map;

/**
 * A player in one season: how good he is and what he does with 36 minutes.
 *
 * @param rating decides who plays how much; 0 is a good bench player, 2 a star
 * @param birthday day of the season (0 = opener) on which he gets older; may lie behind its end
 * @param shots field-goal attempts per 36 minutes
 * @param zoneShare share of shots by zone; sums to 1
 * @param madeShare share of shots that go in by zone
 * @param per36 what he does in 36 minutes
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
    Map<Stat, Double> per36,
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
                    + kind.touch.madeShare().in(zone)
                    + own.normal(0, 0.022)
                    + season.normal(0, 0.008)
                    + 0.011 * rating);
    double appetite = StrictMath.exp(0.20 * rating) * own.factor(0.13) * season.factor(0.05);
    double touch = Math.min(0.93, kind.touch.freeThrows() + 0.01 + own.normal(0, 0.05));
    double freeThrowRate =
        kind.touch.freeThrowRate() * own.factor(0.25) * StrictMath.exp(0.10 * rating);
    Map<Stat, Double> per36 = new EnumMap<>(kind.per36);
    per36.replaceAll(
        (stat, rate) -> rate * own.factor(stat.deviation) * StrictMath.exp(stat.growth * rating));
    return new Athlete(
        career,
        rating,
        age,
        season.below(365),
        11.6 * appetite,
        share,
        made,
        touch,
        freeThrowRate,
        per36,
        own.factor(0.15) * StrictMath.exp(0.10 * rating),
        own.factor(0.4) * (1 + 0.02 * Math.max(0, years)));
  }

  long id() {
    return career.id();
  }

  double rate(Stat stat) {
    return per36.getOrDefault(stat, 0.0);
  }

  /** Age on a day of the season, counted from the opener. */
  long ageOn(long day) {
    return day >= birthday ? age + 1 : age;
  }
}
