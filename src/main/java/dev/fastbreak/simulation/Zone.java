package dev.fastbreak.simulation;

/** Where a shot is taken, with the league's averages. */
enum Zone {
  /** Two-pointers within 8 feet. */
  PAINT(2, 0.582, 0.56, 0.105),
  /** Two-pointers beyond 8 feet. */
  MID_RANGE(2, 0.402, 0.42, 0.035),
  /** Three-pointers. */
  THREE(3, 0.346, 0.84, 0.008);

  final int points;

  /** Share of shots that go in. */
  final double madeShare;

  /** Share of makes on a pass. */
  final double assistedShare;

  /** Share of shots that are blocked. */
  final double blockedShare;

  Zone(int points, double madeShare, double assistedShare, double blockedShare) {
    this.points = points;
    this.madeShare = madeShare;
    this.assistedShare = assistedShare;
    this.blockedShare = blockedShare;
  }

  /** Whole feet from the hoop; the shapes are those of real seasons. */
  int distance(Dice dice) {
    return switch (this) {
      case PAINT -> {
        double u = dice.uniform();
        // 60 percent at the rim, the rest thinning out to 8 feet.
        yield u < 0.60
            ? dice.below(3)
            : 3 + (int) (6 * dice.uniform() * StrictMath.sqrt(dice.uniform()));
      }
      case MID_RANGE -> 9 + (int) (14 * dice.uniform() * StrictMath.sqrt(dice.uniform()));
      case THREE ->
          dice.chance(0.24)
              ? dice.between(22, 23)
              : 23 + (int) (7 * dice.uniform() * dice.uniform());
    };
  }
}
