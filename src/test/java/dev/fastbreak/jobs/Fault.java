package dev.fastbreak.jobs;

import dev.fastbreak.core.catalog.Processor;
import dev.fastbreak.core.phase.Calculation;
import dev.fastbreak.core.phase.Calculations;
import dev.fastbreak.core.phase.Entities;
import dev.fastbreak.core.run.EntityCalculator;
import java.io.Serializable;

/** Something that goes wrong in a processor's calculators. */
interface Fault extends Serializable {

  /** A calculator that answers otherwise than the one that is given. */
  <T> EntityCalculator<T> around(EntityCalculator<T> calculator);

  /** The same computation with the fault in it. */
  private <T extends Record> Calculation<T> in(Calculation<T> sound) {
    return (inputs, dates) -> {
      Entities<T> entities = sound.entities(inputs, dates);
      return new Entities<>(
          entities.calculators().stream().map(calculator -> around(calculator)).toList(),
          entities.unattributable());
    };
  }

  /** What the program computes, but for the fault in one processor. */
  default Calculations in(Processor processor) {
    return in(processor, Calculations.STANDARD);
  }

  /** The same where others may be faulty already. */
  default Calculations in(Processor processor, Calculations c) {
    return new Calculations(
        processor == Processor.TDZA ? in(c.teamDefense()) : c.teamDefense(),
        processor == Processor.PSZA ? in(c.shotZones()) : c.shotZones(),
        processor == Processor.PCF ? in(c.compositeFactors()) : c.compositeFactors(),
        processor == Processor.PDC ? in(c.dailyCaches()) : c.dailyCaches(),
        processor == Processor.ML ? in(c.featureVectors()) : c.featureVectors());
  }
}
