package dev.fastbreak.simulation;

import java.util.function.ToDoubleFunction;

/** One figure per zone. */
record ByZone(double paint, double midRange, double three) {

  static ByZone of(ToDoubleFunction<Zone> figure) {
    return new ByZone(
        figure.applyAsDouble(Zone.PAINT),
        figure.applyAsDouble(Zone.MID_RANGE),
        figure.applyAsDouble(Zone.THREE));
  }

  double in(Zone zone) {
    return switch (zone) {
      case PAINT -> paint;
      case MID_RANGE -> midRange;
      case THREE -> three;
    };
  }

  double sum() {
    return paint + midRange + three;
  }
}
