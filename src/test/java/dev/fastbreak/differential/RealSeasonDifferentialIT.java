package dev.fastbreak.differential;

import dev.fastbreak.testing.RealData;
import java.nio.file.Path;

/** The real season 2021-22, whose shots end in January. */
class RealSeasonDifferentialIT extends SeasonDifferential {

  @Override
  void compute(Path file) {
    ComputedSeason.real(file, RealData.folder(), YEAR);
  }
}
