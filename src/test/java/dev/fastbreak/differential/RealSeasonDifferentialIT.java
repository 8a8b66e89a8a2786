package dev.fastbreak.differential;

import dev.fastbreak.testing.RealData;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The real season 2021-22, whose shots end in January. */
@Tag("all")
class RealSeasonDifferentialIT extends SeasonDifferential {

  @Override
  void compute(Path file) {
    ComputedSeason.real(file, RealData.folder(), YEAR);
  }
}
